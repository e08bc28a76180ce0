/**
 * The register on disk, one folder:
 *
 *     state.json            everything but the documents, replaced whole: a reader sees the old state or the new one
 *     drive-<number>.jsonl  the fiscal memory of one drive, a document a line, only ever added to
 *     paper.txt             the roll as text, for people; nothing is read back from it
 *
 * New documents reach their file before the state that counts them, so a kill at any point leaves the state before
 * the command or the one after it: bytes that no state counts are cut off by the next document. A durable store waits
 * for the disk as well and holds the same through a power cut of the computer, at many times the cost.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { newDrive, newRegister, type FiscalDocument, type FiscalDrive, type RegisterState } from './state.ts';

export interface StateStore {
  /** what a power loss leaves */
  readonly saved: RegisterState | null;
  save(state: RegisterState): void;
  /** Lines that came out of the printer, in order. */
  print(lines: readonly string[]): void;
}

/** The folder is not a register of this emulator; it is left as it is. */
class StateFileError extends Error {}

const FORMAT = 2;

/** A drive in state.json: its documents lie in their own file, of which only so many bytes count. */
type StoredDrive = Omit<FiscalDrive, 'documents'> & { readonly bytes: number };
type StoredState = Omit<RegisterState, 'drive' | 'retiredDrives'> & {
  readonly drive: StoredDrive;
  readonly retiredDrives: readonly StoredDrive[];
};

/** @param folder made when absent; undefined: the state lives as long as the emulator */
export function openStore(folder: string | undefined, isDurable = false): StateStore {
  return folder === undefined ? memoryStore() : new FolderStore(folder, isDurable);
}

function memoryStore(): StateStore {
  let saved: RegisterState | null = null;
  return {
    get saved() {
      return saved;
    },
    save: (state) => {
      saved = state;
    },
    print: () => undefined,
  };
}

class FolderStore implements StateStore {
  saved: RegisterState | null;
  private readonly folder: string;
  private readonly isDurable: boolean;
  /** what each drive's file holds and the state on disk counts */
  private readonly written = new Map<string, { documents: number; bytes: number }>();

  constructor(folder: string, isDurable: boolean) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = folder;
    this.isDurable = isDurable;
    this.saved = this.load();
  }

  save(state: RegisterState): void {
    const hasNew = [state.drive, ...state.retiredDrives].map((drive) => this.append(drive)).includes(true);
    const { drive, retiredDrives, printer, reading: _reading, ...rest } = state;
    const stored = {
      ...rest,
      reading: null,
      printer: { ...printer, tape: [] },
      drive: this.stored(drive),
      retiredDrives: retiredDrives.map((each) => this.stored(each)),
    };
    this.replace(JSON.stringify(stored satisfies StoredState));
    if (hasNew && this.isDurable) syncFolder(this.folder);
    this.saved = { ...state, reading: null };
  }

  print(lines: readonly string[]): void {
    appendFileSync(join(this.folder, 'paper.txt'), lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  }

  private fileOf(drive: { number: string }): string {
    return join(this.folder, `drive-${drive.number}.jsonl`);
  }

  private stored({ documents: _documents, ...drive }: FiscalDrive): StoredDrive {
    return { ...drive, bytes: this.written.get(drive.number)?.bytes ?? 0 };
  }

  /** Writes what the file lacks behind what counts. @returns whether there was anything */
  private append(drive: FiscalDrive): boolean {
    const { documents: done, bytes } = this.written.get(drive.number) ?? { documents: 0, bytes: 0 };
    if (drive.documents.length === done) return false;
    const lines = drive.documents.slice(done).map((document) => `${JSON.stringify(document)}\n`);
    const content = Buffer.from(lines.join(''));
    const file = openSync(this.fileOf(drive), existsSync(this.fileOf(drive)) ? 'r+' : 'w', 0o600);
    try {
      ftruncateSync(file, bytes);
      writeSync(file, content, 0, content.length, bytes);
      if (this.isDurable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.written.set(drive.number, { documents: drive.documents.length, bytes: bytes + content.length });
    return true;
  }

  private replace(content: string): void {
    const next = join(this.folder, 'state.json.new');
    const file = openSync(next, 'w', 0o600);
    try {
      writeFileSync(file, content);
      if (this.isDurable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, join(this.folder, 'state.json'));
  }

  private load(): RegisterState | null {
    const path = join(this.folder, 'state.json');
    if (!existsSync(path)) {
      const drive = readdirSync(this.folder).find((name) => name.startsWith('drive-'));
      if (drive !== undefined) throw new StateFileError(`${this.folder} holds ${drive} and no state.json`);
      return null;
    }
    const { drive, retiredDrives, ...rest } = parseState(path);
    const read = (each: StoredDrive): FiscalDrive => this.readDrive(each);
    return { ...newRegister(), ...rest, drive: read(drive), retiredDrives: retiredDrives.map(read) };
  }

  private readDrive({ bytes, ...drive }: StoredDrive): FiscalDrive {
    const path = this.fileOf(drive);
    const content = bytes === 0 ? Buffer.alloc(0) : readFileSync(path);
    if (content.length < bytes) throw new StateFileError(`${path} is shorter than the ${bytes} bytes of its state`);
    const lines = content.toString('utf8', 0, bytes).split('\n').slice(0, -1);
    const documents = lines.map((line) => JSON.parse(line) as FiscalDocument);
    this.written.set(drive.number, { documents: documents.length, bytes });
    return { ...newDrive(drive.number), ...drive, documents };
  }
}

function parseState(path: string): StoredState {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StateFileError(`${path} is not a state file: ${String(error)}`);
  }
  const isState = typeof parsed === 'object' && parsed !== null && 'format' in parsed && parsed.format === FORMAT;
  if (!isState) throw new StateFileError(`${path} is not a state file of format ${FORMAT}`);
  return parsed as StoredState;
}

/** Makes a new name in the folder outlive a power cut of the computer. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
