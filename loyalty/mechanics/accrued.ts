/** What an accrual rule gives, under its own cap. Source: loyalty-domain section 9. */
import { points } from '../money/units.ts';
import type { Draft } from '../quote/draft.ts';
import type { Outcome } from './mechanic.ts';
import type { Note } from './note.ts';

interface Given {
  draft: Draft;
  /** The goods that earn under this rule, also when it gives nothing now. */
  lines: readonly number[];
  weights: readonly number[];
  counted?: readonly number[];
  amount: number;
  maxPoints: number | undefined;
  obstacle: Note | null;
  code: string;
  params: Note['params'];
}

/** Without a customer there is no account to give to, but the goods are still known to earn. */
export function accrued({ draft, lines, weights, counted, amount, maxPoints, obstacle, code, params }: Given): Outcome {
  const noAccount = { code: 'accrue.skipped.noCustomer', amount: null, params: {} };
  const reason = draft.customer === null ? noAccount : obstacle;
  if (reason !== null || amount === 0) {
    const notes = reason === null ? [{ code: 'accrue.skipped.nothing', amount: null, params: {} }] : [reason];
    return { kind: 'accrued', lines, weights: [], amount: 0, limitedBy: null, notes };
  }
  const given = points(Math.min(amount, maxPoints ?? amount));
  const notes: Note[] = [{ code, amount: given, params: { ...params, given } }];
  if (given < amount) notes.push({ code: 'accrue.cut.perRule', amount: amount - given, params: { cap: given } });
  const limitedBy = given < amount ? 'perRule' : null;
  return { kind: 'accrued', lines, weights, ...(counted && { counted }), amount: given, limitedBy, notes };
}
