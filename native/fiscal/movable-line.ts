import type { Line } from './line.ts';

/** A line whose far end may turn up under another name: one that is closed can be moved. */
export class MovableLine implements Line {
  readonly #make: (path: string) => Line;
  #path: string;
  #line: Line;
  #onBytes: (bytes: Uint8Array) => void = () => undefined;
  #onClosed: (cause: Error | null) => void = () => undefined;

  constructor(make: (path: string) => Line, path: string) {
    this.#make = make;
    this.#path = path;
    this.#line = this.#listen(make(path));
  }

  get path(): string {
    return this.#path;
  }

  get isOpen(): boolean {
    return this.#line.isOpen;
  }

  open(): Promise<void> {
    return this.#line.open();
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#line.write(bytes);
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.#onBytes = listener;
  }

  onClosed(listener: (cause: Error | null) => void): void {
    this.#onClosed = listener;
  }

  async moveTo(path: string): Promise<void> {
    await this.#line.close();
    this.#path = path;
    this.#line = this.#listen(this.#make(path));
  }

  #listen(line: Line): Line {
    line.onBytes((bytes) => this.#onBytes(bytes));
    line.onClosed((cause) => this.#onClosed(cause));
    return line;
  }
}
