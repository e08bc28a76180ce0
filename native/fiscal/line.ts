/**
 * A byte pipe to the register. Rejections are `FiscalError` of kind `noLink` with the cause inside.
 * After a close, whoever caused it, the same line may be opened again.
 */
export interface Line {
  readonly isOpen: boolean;
  open(): Promise<void>;
  /** Never rejects; a closed line stays closed. */
  close(): Promise<void>;
  /** Resolves when the system took the bytes, which says nothing about the register. */
  write(bytes: Uint8Array): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Called once for each close, with the cause when it was not asked for. */
  onClosed(listener: (cause: Error | null) => void): void;
}
