/** Paper, drawer, beeper: 12 13 17 18 25 26 28 29 2F B0. Source: fiscal-printer section 4.2. */
import { decodeText, le } from '../bytes.ts';
import { OUTSIDE_RECEIPT, type Command, type CommandContext } from '../command.ts';
import { CHAR_DOTS, DOTS } from '../layout.ts';
import { printText } from '../print-job.ts';
import { continueJob, SUBMODE, submodeOf } from '../printer.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { countDocument } from '../registers.ts';

const RECEIPT_TAPE = 0x02;
const FONTS = 7;
const CHAR_HEIGHT = 24;
const NOT_IN_DUMP = [2, 3, 4, 6, 8, 9] as const;
const NOT_IN_RECEIPT = [2, 3, 4, 6, 9] as const;

function printString(context: CommandContext, hasFont: boolean): number[] {
  const { body, operator } = context;
  const flags = body.u8();
  if (hasFont) assertFont(body.u8());
  const text = decodeText(body.rest());
  if ((flags & RECEIPT_TAPE) !== 0) printText(context, text);
  return [operator];
}

function assertFont(font: number): void {
  if (font < 1 || font > FONTS) throw new Refusal(REFUSAL.parameters);
}

function string(code: number, name: string, hasFont: boolean): Command {
  const length = hasFont ? ([47, 255] as const) : ([46, 255] as const);
  const run = (context: CommandContext): number[] => printString(context, hasFont);
  return { code, name, length, who: 'operator', modes: NOT_IN_DUMP, prints: true, run };
}

export const PRINTING_COMMANDS: readonly Command[] = [
  string(0x17, 'string', false),
  string(0x12, 'bold string', false),
  string(0x2f, 'string in a font', true),
  {
    code: 0x13,
    name: 'beep',
    length: 5,
    who: 'operator',
    reads: true,
    run: ({ operator, effects }) => {
      effects.push('beep');
      return [operator];
    },
  },
  {
    code: 0x18,
    name: 'document header',
    length: 37,
    who: 'operator',
    modes: OUTSIDE_RECEIPT,
    prints: true,
    run: (context) => {
      const title = decodeText(context.body.take(30));
      printText(context, `${title} № ${context.body.number(2)}`);
      return [context.operator, ...le(countDocument(context.state), 2)];
    },
  },
  {
    code: 0x25,
    name: 'cut',
    length: 6,
    who: 'operator',
    modes: NOT_IN_RECEIPT,
    prints: true,
    reads: true,
    run: ({ body, operator, effects }) => {
      if (body.u8() > 1) throw new Refusal(REFUSAL.parameters);
      effects.push('cut');
      return [operator];
    },
  },
  {
    code: 0x28,
    name: 'drawer',
    length: 6,
    who: 'operator',
    run: ({ state, body, operator, effects }) => {
      if (body.u8() > 1) throw new Refusal(REFUSAL.parameters);
      state.drawerOpen = true;
      effects.push('drawer');
      return [operator];
    },
  },
  {
    code: 0x29,
    name: 'feed',
    length: 7,
    who: 'operator',
    modes: NOT_IN_RECEIPT,
    prints: true,
    run: ({ state, body, operator }) => {
      body.u8();
      const lines = body.u8();
      if (lines === 0) throw new Refusal(REFUSAL.parameters);
      state.printer.jobs.push({ lines: Array<string>(lines).fill('') });
      return [operator];
    },
  },
  {
    code: 0x26,
    name: 'font metrics',
    length: 6,
    who: 'system',
    reads: true,
    run: ({ body }) => {
      const font = body.u8();
      assertFont(font);
      return [...le(DOTS, 2), font === 2 ? CHAR_DOTS * 2 : CHAR_DOTS, CHAR_HEIGHT, FONTS];
    },
  },
  {
    code: 0xb0,
    name: 'continue printing',
    length: 5,
    who: 'operator',
    run: ({ state, operator }) => {
      const submode = submodeOf(state.printer);
      if (submode === SUBMODE.outActive) throw new Refusal(REFUSAL.noPaper);
      if (submode !== SUBMODE.waitsForContinue) throw new Refusal(REFUSAL.submode);
      continueJob(state.printer);
      return [operator];
    },
  },
];
