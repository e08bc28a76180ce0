import { checkCommand } from './check.ts';
import { codesCommand } from './codes.ts';
import type { Command } from './command.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { publishCommand } from './publish.ts';
import { quoteCommand } from './quote.ts';
import { schemasCommand } from './schemas.ts';
import { simulateCommand } from './simulate.ts';

/** Every command of `npm run programme`, in the order in which they are told. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check: checkCommand,
  explain: explainCommand,
  diff: diffCommand,
  quote: quoteCommand,
  codes: codesCommand,
  schemas: schemasCommand,
  simulate: simulateCommand,
  publish: publishCommand,
};
