/** A recorded conversation put to the emulated register. */
import { systemClock } from '../clock.ts';
import { startEmulator } from '../emulator/index.ts';
import { openRegister } from '../open-register.ts';
import { SerialLine } from '../serial-line.ts';
import { concat, u32 } from '../shtrih/bytes.ts';
import { COMMANDS } from '../shtrih/commands.ts';
import { codeBytes } from '../shtrih/frame.ts';
import { Link } from '../shtrih/link.ts';
import { wiredTimeOuts } from '../shtrih/time-outs.ts';
import { PASSWORD_BYTES } from './mask.ts';
import type { WireWord } from './read-wire.ts';

export interface Replayed {
  /** hex */
  code: string;
  words: string;
  /** error then and now; null where no answer came */
  recorded: number | null;
  answered: number | null;
}

const BAUD = 115_200;
const STX_AND_LENGTH = 2;
const LRC = 1;
const ANSWER_MS = 2_000;

/** @param ttyLink where the emulator's terminal may stand */
export async function replay(wire: readonly WireWord[], ttyLink: string): Promise<Replayed[]> {
  const emulator = await startEmulator({ ttyLink, profile: 'instant' });
  try {
    await openShift(emulator.ttyPath);
    const line = new SerialLine(emulator.ttyPath, BAUD);
    const link = new Link({ line, timing: wiredTimeOuts(BAUD).link, clock: systemClock, log: () => undefined });
    await link.open();
    const replayed: Replayed[] = [];
    for (const [index, word] of wire.entries()) {
      if (word.way !== 'out' || word.kind !== 'frame') continue;
      replayed.push({
        code: word.code ?? '',
        words: word.words,
        recorded: answerAfter(wire, index),
        answered: await send(link, word),
      });
    }
    await link.close();
    return replayed;
  } finally {
    await emulator.close();
  }
}

/** The incident's register had one; whatever the till did before lies outside the trace. */
async function openShift(ttyPath: string): Promise<void> {
  const register = openRegister(`tty:${ttyPath}@${BAUD}`);
  await register.connect();
  await register.openShift();
  await register.disconnect();
}

async function send(link: Link, { code, hex }: WireWord): Promise<number | null> {
  const frame = Buffer.from(hex, 'hex');
  const number = Number.parseInt(code ?? '0', 16);
  const body = withPassword(number, frame.subarray(STX_AND_LENGTH, frame.length - LRC));
  const request = {
    ...{ code: number, body },
    ...{ timeoutMs: ANSWER_MS, lookMs: ANSWER_MS, repeat: 'never' as const },
  };
  try {
    return (await link.exchange(request)).error;
  } catch {
    return null;
  }
}

/** The trace has none; the emulated register has those of the factory. */
const FACTORY_PASSWORDS = { cashier: 1, system: 30 } as const;

function withPassword(code: number, body: Uint8Array): Uint8Array {
  const privilege = COMMANDS.find((command) => command.code === code)?.privilege ?? 'none';
  if (privilege === 'none') return body;
  const head = codeBytes(code);
  return concat(head, u32(FACTORY_PASSWORDS[privilege]), body.subarray(head.length + PASSWORD_BYTES));
}

/** Up to the next command: an answer that came later belongs to no command of ours any more. */
function answerAfter(wire: readonly WireWord[], index: number): number | null {
  for (const word of wire.slice(index + 1)) {
    if (word.kind !== 'frame') continue;
    return word.way === 'in' && word.code === wire[index]?.code ? (word.error ?? null) : null;
  }
  return null;
}
