import type { CodeRow } from '../../contract/sync/codes.ts';
import { foldCode, kopecks } from '../../loyalty/index.ts';
import { parseHundredths } from '../cli/amounts.ts';
import { cell, isoDate, refuse, required } from './cells.ts';

/** Column names by what they hold, the documented one first. */
const COLUMNS = {
  code: ['code', 'код', 'промокод', 'купон'],
  rule: ['rule', 'правило', 'акция'],
  value: ['value', 'номинал', 'сумма'],
  uses: ['uses', 'применений'],
  firstDay: ['valid_from', 'действует с'],
  lastDay: ['valid_to', 'действует по', 'годен до'],
} as const;

const USES_MAX = 1_000_000;

/** One row of a batch of codes; a code for one use where nothing else is said. @throws RowRefused */
export function codeFromRow(cells: Readonly<Record<string, string>>): CodeRow {
  const code = foldCode(required(cells, COLUMNS.code, 64));
  if (code === '') refuse('missing', COLUMNS.code[0]);
  const value = cell(cells, COLUMNS.value);
  const uses = cell(cells, COLUMNS.uses) || '1';
  const usesLeft = Number(uses);
  if (!Number.isInteger(usesLeft) || usesLeft < 1 || usesLeft > USES_MAX) refuse('notQuantity', COLUMNS.uses[0], uses);
  const faceValue =
    value === '' ? null : kopecks(parseHundredths(value) ?? refuse('notMoney', COLUMNS.value[0], value));
  if (faceValue === 0) refuse('notMoney', COLUMNS.value[0], value);
  return {
    code,
    ruleId: required(cells, COLUMNS.rule, 64),
    firstDay: dateOf(cell(cells, COLUMNS.firstDay), COLUMNS.firstDay[0]),
    lastDay: dateOf(cell(cells, COLUMNS.lastDay), COLUMNS.lastDay[0]),
    usesLeft,
    faceValue,
  };
}

const dateOf = (text: string, column: string): string | null => (text === '' ? null : isoDate(text, column));
