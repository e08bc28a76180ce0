/**
 * An emulated Shtrih-M register with a fiscal drive: the same bytes on the other side of a pseudo-terminal.
 * For tests and demonstrations only; it is never a cash register. Source: fiscal-printer section 8.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runControl, type ControlResults } from './control-commands.ts';
import { serveControl } from './control.ts';
import type { LocalMs } from './clock.ts';
import { openLog } from './exchange-log.ts';
import { FaultBox } from './fault-box.ts';
import { lockFolder } from './folder-lock.ts';
import { Machine } from './machine.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { openPty } from './pty.ts';
import { newRegisteredRegister } from './registration.ts';
import type { Model, Registration, RegisterState } from './state.ts';
import { openStore } from './state-store.ts';
import { openTcp } from './tcp.ts';
import type { Transport, TransportEvents } from './transport.ts';

export { connectControl, type ControlClient } from './control-client.ts';
export { CONTROL_COMMANDS } from './control-commands.ts';
export type { ControlResults } from './control-commands.ts';
export { FAULT_NAMES, FaultSyntaxError } from './fault-syntax.ts';
export type { ProfileName } from './profiles.ts';
export type { FiscalDocument, RegisterState } from './state.ts';

export interface EmulatorOptions {
  /** where the link to the terminal stands; needed unless `tcpPort` is given */
  readonly ttyLink?: string;
  /** serve TCP on 127.0.0.1 instead; 0 = any free port */
  readonly tcpPort?: number;
  /** where the register lives: see state-store.ts; without it the state lives as long as the emulator */
  readonly stateFolder?: string;
  /** the folder outlives a power cut of the computer, not only the end of the process; default false */
  readonly durable?: boolean;
  readonly logFile?: string;
  /** default instant */
  readonly profile?: ProfileName;
  /** faults to begin with: see fault-syntax.ts */
  readonly misbehave?: string;
  /** of the faults left to chance; default 1 */
  readonly seed?: number;
  /** the host's wall clock as local milliseconds; default: this computer's */
  readonly now?: () => LocalMs;
  /** of a register that is new; a folder brings its own */
  readonly model?: Partial<Model>;
  readonly registration?: Partial<Registration>;
}

export interface Emulator {
  /** what a driver opens */
  readonly ttyPath: string;
  readonly controlPath: string;
  /** The commands of the control channel, without the channel. */
  control<Name extends keyof ControlResults>(
    command: Name,
    args?: Readonly<Record<string, unknown>>,
  ): Promise<ControlResults[Name]>;
  state(): RegisterState;
  close(): Promise<void>;
}

/** @throws FaultSyntaxError, FolderInUseError, StateFileError, PtyError; then nothing stays open */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const lock = options.stateFolder === undefined ? null : await lockFolder(options.stateFolder);
  try {
    return await startUnlocked(options, async () => lock?.release());
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

async function startUnlocked(options: EmulatorOptions, onClosed: () => Promise<void>): Promise<Emulator> {
  const now = options.now ?? localNow;
  const faults = new FaultBox(options.seed ?? 1);
  const store = openStore(options.stateFolder, options.durable);
  const state = store.saved ?? newRegisteredRegister(now(), options);
  const log = openLog(options.logFile);
  const events: TransportEvents = {
    onBytes: (bytes) => machine.receive(bytes),
    onError: (error) => log.note(`port: ${error.message}`),
  };
  const transport = await openTransport(options, events);
  let returning: NodeJS.Timeout | undefined;
  const machine = new Machine({
    state,
    store,
    profile: PROFILES[options.profile ?? 'instant'],
    faults,
    log,
    now,
    write: (bytes) => transport.write(bytes),
    vanish: (ms, link) => {
      const lost = (error: unknown): void => log.note(`port: ${String(error)}`);
      transport.unplug().catch(lost);
      returning = setTimeout(() => {
        transport.replug(link).catch(lost);
      }, ms);
    },
  });
  store.save(machine.state);
  const controlled = { machine, faults, transport, now };
  const close = async (): Promise<void> => {
    clearTimeout(returning);
    machine.stop();
    await transport.unplug();
    log.close();
  };
  try {
    if (options.misbehave !== undefined) machine.misbehave(options.misbehave);
    const server = await serveControl(controlPathOf(options, transport), (request) => runControl(controlled, request));
    return {
      get ttyPath() {
        return transport.path;
      },
      controlPath: server.path,
      control: async <Name extends keyof ControlResults>(command: Name, args: Readonly<Record<string, unknown>> = {}) =>
        (await runControl(controlled, { ...args, command })) as ControlResults[Name],
      state: () => machine.state,
      close: async () => {
        await server.close();
        await close();
        await onClosed();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openTransport(options: EmulatorOptions, events: TransportEvents): Promise<Transport> {
  if (options.tcpPort !== undefined) return openTcp(options.tcpPort, events);
  if (options.ttyLink === undefined) throw new TypeError('the emulator needs ttyLink or tcpPort');
  return openPty(options.ttyLink, events);
}

function controlPathOf(options: EmulatorOptions, transport: Transport): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\kopilka-fiscal-${options.tcpPort ?? 0}`;
  if (options.ttyLink !== undefined) return `${options.ttyLink}.control`;
  return join(tmpdir(), `kopilka-fiscal-${transport.path.split(':').at(-1) ?? ''}.control`);
}

/** The wall clock of this computer's zone. */
function localNow(): LocalMs {
  const date = new Date();
  return date.getTime() - date.getTimezoneOffset() * 60_000;
}
