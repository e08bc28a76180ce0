/**
 * A pseudo-terminal whose slave side is the till's "serial port", with a symbolic link of a steady name.
 * The slave is kept open here, so that a client may come and go without an end-of-file on our side.
 */
import { closeSync, constants, lstatSync, openSync, readlinkSync, symlinkSync, unlinkSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import koffi from 'koffi';
import type { Transport, TransportEvents } from './transport.ts';

/** fcntl commands, the same on Linux and macOS. */
const F_GETFL = 3;
const F_SETFL = 4;
const F_SETFD = 2;
const FD_CLOEXEC = 1;
const TCSANOW = 0;
/** struct termios takes 60 bytes on Linux, 72 on macOS. */
const TERMIOS_BYTES = 128;
const NAME_BYTES = 128;
/**
 * The line is silent this long before it hangs up. serialport 13 sees a hang-up only while it polls; between two
 * reads it spins on empty reads for ever and never closes.
 */
const LET_GO_MS = 30;

class PtyError extends Error {}

/** Functions of the C library the process is linked with. */
function terminalCalls() {
  const library = koffi.load(null);
  return {
    posix_openpt: library.func('int posix_openpt(int flags)'),
    grantpt: library.func('int grantpt(int fd)'),
    unlockpt: library.func('int unlockpt(int fd)'),
    ptsname_r: library.func('int ptsname_r(int fd, _Out_ uint8_t *name, size_t size)'),
    fcntl: library.func('int fcntl(int fd, int command, ...)'),
    tcgetattr: library.func('int tcgetattr(int fd, _Out_ uint8_t *termios)'),
    tcsetattr: library.func('int tcsetattr(int fd, int when, _In_ uint8_t *termios)'),
    cfmakeraw: library.func('void cfmakeraw(_Inout_ uint8_t *termios)'),
  };
}

interface OpenPty {
  readonly name: string;
  readonly master: number;
  readonly slave: number;
  readonly reader: ReadStream;
}

/** @throws PtyError where the system gives no pseudo-terminal or the link's place is taken by a real file */
export function openPty(linkPath: string, events: TransportEvents): Transport {
  if (process.platform === 'win32') throw new PtyError('this system has no pseudo-terminals: use --tcp PORT');
  const calls = terminalCalls();
  let link = linkPath;
  let pty: OpenPty | null = null;

  const plug = (path: string): void => {
    link = path;
    const { master, slave, name } = makePair(calls);
    const reader = new ReadStream(master);
    reader.on('data', (chunk: Buffer) => events.onBytes(chunk));
    reader.on('error', (error) => events.onError(error));
    pty = { name, master, slave, reader };
    placeLink(name, link);
  };
  const unplug = async (): Promise<void> => {
    const old = pty;
    pty = null;
    if (old === null) return;
    if (targetOf(link) === old.name) unlinkSync(link);
    await new Promise((resolve) => setTimeout(resolve, LET_GO_MS));
    closeSync(old.slave);
    await new Promise<void>((resolve) => {
      old.reader.once('close', resolve);
      old.reader.destroy();
    });
  };
  plug(link);
  return {
    get path() {
      return link;
    },
    write: (bytes) => {
      if (pty !== null) writeNow(pty.master, bytes);
    },
    unplug,
    replug: async (path) => {
      await unplug();
      plug(path ?? link);
    },
  };
}

/** A serial line does not wait for its reader: what finds no room in the terminal's buffer is lost. */
function writeNow(master: number, bytes: Uint8Array): void {
  try {
    writeSync(master, bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
  }
}

function makePair(calls: ReturnType<typeof terminalCalls>): { master: number; slave: number; name: string } {
  const check = (result: unknown, call: string): number => {
    if (typeof result !== 'number' || result < 0) throw new PtyError(`no pseudo-terminal: ${call} failed`);
    return result;
  };
  const master = check(calls.posix_openpt(constants.O_RDWR | constants.O_NOCTTY), 'posix_openpt');
  // A program started from here must not hold the terminal open: its other end would never see it vanish.
  check(calls.fcntl(master, F_SETFD, 'int', FD_CLOEXEC), 'fcntl');
  check(calls.grantpt(master), 'grantpt');
  check(calls.unlockpt(master), 'unlockpt');
  const nameBytes = Buffer.alloc(NAME_BYTES);
  check(calls.ptsname_r(master, nameBytes, NAME_BYTES), 'ptsname_r');
  const name = nameBytes.toString('latin1').split('\0')[0] ?? '';
  const slave = openSync(name, constants.O_RDWR | constants.O_NOCTTY);
  const termios = Buffer.alloc(TERMIOS_BYTES);
  check(calls.tcgetattr(slave, termios), 'tcgetattr');
  calls.cfmakeraw(termios);
  check(calls.tcsetattr(slave, TCSANOW, termios), 'tcsetattr');
  const flags = check(calls.fcntl(master, F_GETFL, 'int', 0), 'fcntl');
  check(calls.fcntl(master, F_SETFL, 'int', flags | constants.O_NONBLOCK), 'fcntl');
  return { master, slave, name };
}

/** Takes the place of a link that an earlier run left; anything else there is somebody's and an error. */
function placeLink(target: string, link: string): void {
  const old = targetOf(link);
  if (old !== null && !old.startsWith('/dev/')) throw new PtyError(`${link} exists and is no link to a terminal`);
  if (old !== null) unlinkSync(link);
  symlinkSync(target, link);
}

/** @returns null when nothing is there, an empty text for what is no link */
function targetOf(link: string): string | null {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (found === undefined) return null;
  return found.isSymbolicLink() ? readlinkSync(link) : '';
}
