/**
 * The emulated register as a program of its own, for any driver that can open a serial port. It is a test instrument
 * and not a cash register.
 * Prints one line of JSON on stdout when it is ready: {"ready":true,"tty":…,"control":…}.
 */
import { parseArgs } from 'node:util';
import { FAULT_NAMES, FaultSyntaxError, startEmulator, type Emulator, type EmulatorOptions } from './emulator/index.ts';
import { CONTROL_USAGE, ControlUsageError, runControlProgram } from './emulator/control-program.ts';
import { isColumns, withColumns } from './emulator/layout.ts';
import { isProfileName, PROFILES } from './emulator/profiles.ts';

const USAGE = `Usage: fiscal-emulator --tty-link PATH [options]
       fiscal-emulator --tcp PORT [options]
${CONTROL_USAGE}
A test instrument, not a cash register: its documents are nobody's receipts.

  --tty-link PATH    make a terminal and a link to it at PATH; the control channel is at PATH.control
  --tcp PORT         serve the same bytes on 127.0.0.1:PORT (0 takes any free port)
  --state FOLDER     keep the register in FOLDER; without it the state is lost at the end
  --durable          wait for the disk, so that FOLDER outlives a power cut of the computer
  --log FILE         append every exchange in hex and in words
  --profile NAME     ${Object.keys(PROFILES).join(', ')} (instant)
  --misbehave LIST   faults separated by commas, for example dieAfterFnWrite,paperOut@3,p=0.05:noAnswer
                     ${FAULT_NAMES.join(' ')}
  --columns N        42 or 48 characters in a line of paper (42)
  --serial N         works number of a register that is new (149119); a FOLDER brings its own
  --seed N           seed of the faults left to chance (drawn when absent, and printed)
`;

class UsageError extends Error {}

function optionsOf(args: string[]): EmulatorOptions & { seed: number } {
  const { values } = parseArgs({
    args,
    options: {
      'tty-link': { type: 'string' },
      tcp: { type: 'string' },
      state: { type: 'string' },
      durable: { type: 'boolean', default: false },
      log: { type: 'string' },
      profile: { type: 'string' },
      misbehave: { type: 'string' },
      columns: { type: 'string', default: '42' },
      serial: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const ttyLink = values['tty-link'];
  const profile = values.profile ?? 'instant';
  if (!isProfileName(profile)) throw new UsageError(`there is no profile "${profile}"`);
  const serial = wholeNumber('--serial', values.serial, 2 ** 32 - 1);
  const columns = Number(values.columns);
  if (!isColumns(columns)) throw new UsageError('--columns takes 42 or 48');
  if (ttyLink === undefined && values.tcp === undefined) throw new UsageError('say --tty-link PATH or --tcp PORT');
  return {
    profile,
    durable: values.durable,
    model: withColumns(columns),
    seed: wholeNumber('--seed', values.seed, 2 ** 32 - 1) ?? Math.floor(Math.random() * 2 ** 32),
    ...(serial === undefined ? {} : { registration: { serial } }),
    ...(ttyLink === undefined ? {} : { ttyLink }),
    ...(values.tcp === undefined ? {} : { tcpPort: wholeNumber('--tcp', values.tcp, 65_535) ?? 0 }),
    ...(values.state === undefined ? {} : { stateFolder: values.state }),
    ...(values.log === undefined ? {} : { logFile: values.log }),
    ...(values.misbehave === undefined ? {} : { misbehave: values.misbehave }),
  };
}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) > most) throw new UsageError(`${name} takes a whole number up to ${most}`);
  return Number(text);
}

function complain(error: unknown): void {
  process.stderr.write(`fiscal-emulator: ${error instanceof Error ? error.message : String(error)}\n`);
}

function readOptions(): ReturnType<typeof optionsOf> | null {
  try {
    return optionsOf(process.argv.slice(2));
  } catch (error) {
    complain(error);
    process.stderr.write(`\n${USAGE}`);
    return null;
  }
}

function closeOnSignal(emulator: Emulator): void {
  const end = (): void => {
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

async function serve(options: ReturnType<typeof optionsOf>): Promise<void> {
  const emulator = await startEmulator(options);
  closeOnSignal(emulator);
  const { ttyPath: tty, controlPath: control } = emulator;
  process.stderr.write(`fiscal-emulator: a test instrument, not a cash register\n`);
  process.stderr.write(`fiscal-emulator: ready at ${tty}, control ${control}, seed ${options.seed}\n`);
  process.stdout.write(`${JSON.stringify({ ready: true, tty, control })}\n`);
}

const [first, ...rest] = process.argv.slice(2);
const isControl = first === 'control';
const options = isControl ? null : readOptions();
if (!isControl && options === null) {
  process.exitCode = 2;
} else {
  try {
    if (options === null) await runControlProgram(rest);
    else await serve(options);
  } catch (error) {
    complain(error);
    process.exitCode = error instanceof FaultSyntaxError || error instanceof ControlUsageError ? 2 : 1;
  }
}
