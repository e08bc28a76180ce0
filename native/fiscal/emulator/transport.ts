/** Where the bytes come from and go to: a pseudo-terminal or a TCP port. */
export interface TransportEvents {
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onError: (error: Error) => void;
}

export interface Transport {
  /** what a client opens: a path, or host:port */
  readonly path: string;
  /** never blocks; bytes nobody reads are lost */
  write(bytes: Uint8Array): void;
  /** the cable is out: clients see their port vanish */
  unplug(): Promise<void>;
  /** the port is there again, under another name if one is given */
  replug(path?: string): Promise<void>;
}
