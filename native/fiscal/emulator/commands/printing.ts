/** Paper, drawer, beeper: 12 13 17 18 25 26 28 29 2F B0. Source: fiscal-printer section 4.2. */
import { decodeText, le } from '../bytes.ts';
import { OUTSIDE_RECEIPT, type Command, type CommandContext } from '../command.ts';
import { CHAR_DOTS, dotsOf, layoutOf } from '../layout.ts';
import { bannerOf } from '../not-a-register.ts';
import { CUT, type PaperLine } from '../paper.ts';
import { printLines, printLoose } from '../print-job.ts';
import { continueJob, SUBMODE, submodeOf } from '../printer.ts';
import { REFUSAL, Refusal } from '../refusal.ts';
import { countDocument } from '../registers.ts';

const RECEIPT_TAPE = 0x02;
const WRAP = 0x40;
const NORMAL_FONT = 1;
const WIDE_FONT = 2;
const FONTS = 7;
const CHAR_HEIGHT = 24;
const NOT_IN_DUMP = [2, 3, 4, 6, 8, 9] as const;
const NOT_IN_RECEIPT = [2, 3, 4, 6, 9] as const;

/** @param font of the command; null: the request names it */
function printString(context: CommandContext, font: number | null): number[] {
  const { body, operator, state } = context;
  const flags = body.u8();
  const chosen = font ?? body.u8();
  assertFont(chosen);
  const text = decodeText(body.rest());
  if ((flags & RECEIPT_TAPE) !== 0) printLoose(context, linesOf(text, chosen, layoutOf(state.model).columns, flags));
  return [operator];
}

/** What does not fit is cut off, or goes on in the next line where the flags ask for it; 0Ah begins a new line. */
function linesOf(text: string, font: number, columns: number, flags: number): PaperLine[] {
  const width = font === WIDE_FONT ? Math.floor(columns / 2) : columns;
  return text.split('\n').flatMap((line) => {
    const pieces = Array.from({ length: Math.max(1, Math.ceil(line.length / width)) }, (_, i) =>
      line.slice(i * width, (i + 1) * width),
    );
    const shown = (flags & WRAP) === 0 ? pieces.slice(0, 1) : pieces;
    return shown.map((piece): PaperLine => (font === WIDE_FONT ? { kind: 'wide', text: piece } : piece));
  });
}

function assertFont(font: number): void {
  if (font < 1 || font > FONTS) throw new Refusal(REFUSAL.parameters);
}

function string(code: number, name: string, font: number | null): Command {
  const length = font === null ? ([47, 255] as const) : ([46, 255] as const);
  const run = (context: CommandContext): number[] => printString(context, font);
  return { code, name, length, who: 'operator', modes: NOT_IN_DUMP, prints: true, run };
}

export const PRINTING_COMMANDS: readonly Command[] = [
  string(0x17, 'string', NORMAL_FONT),
  string(0x12, 'bold string', WIDE_FONT),
  string(0x2f, 'string in a font', null),
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
      const heading = `${title} № ${context.body.number(2)}`;
      printLines(context, [...bannerOf(context.state.model), heading]);
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
    run: (context) => {
      if (context.body.u8() > 1) throw new Refusal(REFUSAL.parameters);
      printLines(context, [CUT]);
      return [context.operator];
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
    run: (context) => {
      context.body.u8();
      const lines = context.body.u8();
      if (lines === 0) throw new Refusal(REFUSAL.parameters);
      printLines(context, Array<string>(lines).fill(''));
      return [context.operator];
    },
  },
  {
    code: 0x26,
    name: 'font metrics',
    length: 6,
    who: 'system',
    reads: true,
    run: ({ body, state }) => {
      const font = body.u8();
      assertFont(font);
      return [...le(dotsOf(state.model), 2), font === WIDE_FONT ? CHAR_DOTS * 2 : CHAR_DOTS, CHAR_HEIGHT, FONTS];
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
