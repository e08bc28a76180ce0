import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRegister, type FiscalReceipt, type FiscalRegister } from '../../native/fiscal/index.ts';
import { STX } from '../../native/fiscal/emulator/frame.ts';
import { ask } from '../../native/fiscal/emulator/testing/bench.ts';
import { RawPort } from '../../native/fiscal/emulator/testing/raw-port.ts';
import { plainFigure, type Figure } from './figure.ts';
import { summarise, timedAsync, type Times } from './measure.ts';
import { EMULATOR } from './places.ts';
import { startProgram } from './process.ts';
import type { Session } from './session.ts';

const COMMANDS = 300;
const RECEIPTS = 60;
const DRAWER = 241;
const BYTES_BEFORE_BODY = 2;

/** What the driver adds to the bytes on the line: the same frames to an instant register, by the driver and by hand. */
export async function benchFiscalDriver(session: Session): Promise<Figure[]> {
  const log = join(session.folder('register'), 'log');
  const first = await openDriver(session, log);
  await first.registerReceipt(tenLines('first'));
  const receiptFrames = framesSince(log, 0x8d);
  const register = await openDriver(session, null);
  const port = await RawPort.open(await startEmulator(session, null));
  session.onEnd(() => port.close());
  await port.send(ask.openShift());

  const command = await takeTurns(COMMANDS, {
    ours: () => register.readDrawer(),
    floor: () => port.send(ask.money(DRAWER)),
  });
  const receipt = await takeTurns(RECEIPTS, {
    ours: (turn) => register.registerReceipt(tenLines(`receipt ${turn}`)),
    floor: async () => {
      for (const frame of receiptFrames) await port.send(frame);
    },
  });
  const what = `fiscal receipt of ten lines (${receiptFrames.length} commands), median`;
  return [
    plainFigure({ what: 'fiscal command by the driver, median', ours: command.ours, floor: command.floor }),
    plainFigure({ what, ours: receipt.ours, floor: receipt.floor }),
  ];
}

async function takeTurns(
  turns: number,
  sides: Readonly<Record<'ours' | 'floor', (turn: number) => Promise<unknown>>>,
): Promise<Record<'ours' | 'floor', number>> {
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    times.ours.push(await timedAsync(() => sides.ours(turn)));
    times.floor.push(await timedAsync(() => sides.floor(turn)));
  }
  const median = ({ median }: Times) => median;
  return { ours: median(summarise(times.ours)), floor: median(summarise(times.floor)) };
}

async function openDriver(session: Session, log: string | null): Promise<FiscalRegister> {
  const register = openRegister(`tty:${await startEmulator(session, log)}@115200`);
  session.onEnd(() => register.disconnect());
  await register.connect();
  await register.openShift();
  return register;
}

let emulators = 0;

/** @returns the path of its terminal */
async function startEmulator(session: Session, log: string | null): Promise<string> {
  const folder = session.folder(`emulator-${(emulators += 1)}`);
  const logging = log === null ? [] : ['--log', log];
  const emulator = await startProgram([EMULATOR, '--tty-link', join(folder, 'tty'), '--seed', '1', ...logging]);
  session.onEnd(() => emulator.stop());
  return (JSON.parse(emulator.said) as { tty: string }).tty;
}

/** Bodies of the frames a driver sent, from the command before the first with this code: it looks at the paper first. */
function framesSince(log: string, code: number): number[][] {
  const bytes = readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => / > (?<hex>.*)$/.exec(line)?.groups?.['hex']?.split(' ') ?? [])
    .map((hex) => Number.parseInt(hex, 16));
  const bodies: number[][] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== STX) continue;
    const start = at + BYTES_BEFORE_BODY;
    const end = start + (bytes[at + 1] ?? 0);
    bodies.push(bytes.slice(start, end));
    at = end;
  }
  return bodies.slice(bodies.findIndex((body) => body[0] === code) - 1);
}

function tenLines(id: string): FiscalReceipt {
  const lines = Array.from({ length: 10 }, (_, i) => ({
    ...{ name: `Молоко 3,2 % ${i}`, quantity: 1000, price: 49_90, sum: 49_90 },
    ...({ vat: 'vat22', method: 4, subject: 1, measure: 0 } as const),
  }));
  return {
    ...({ id, operation: 'sale', lines, taxSystem: 'osn', contact: null } as const),
    payments: { cash: 499_00, electronic: 0, advance: 0, credit: 0 },
    text: ['Начислено баллов: 25', 'Баланс: 430'],
  };
}
