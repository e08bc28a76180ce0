/** What shift documents, X and Z reports and cash movements look like on paper. */
import { printedDateTime, type LocalMs } from './clock.ts';
import type { Signature } from './drive.ts';
import { layoutOf, money } from './layout.ts';
import { bannerOf, footerOf } from './not-a-register.ts';
import type { PaperLine } from './paper.ts';
import { drawerCash, shiftTotals } from './registers.ts';
import type { RegisterState } from './state.ts';
import { readText } from './tables.ts';

export interface Report {
  readonly title: string;
  readonly at: LocalMs;
  readonly operator: number;
  readonly rows: readonly (readonly [string, string])[];
  /** null on prints that are no fiscal document */
  readonly signature: Signature | null;
}

export function headPaper(state: RegisterState): PaperLine[] {
  const { registration, model } = state;
  const { centred } = layoutOf(model);
  const slogan = rowsOf(state, 4, 14).flatMap(centred);
  const shop = [registration.shop, registration.address, registration.place].flatMap(centred);
  return [...bannerOf(model), ...slogan, ...shop];
}

/** Rows 1..3 of table 4 stand under a receipt, the others above it. */
export function rowsOf(state: RegisterState, first: number, last: number): string[] {
  const rows = Array.from({ length: last - first + 1 }, (_, i) => readText(state, 4, first + i, 1));
  return rows.filter((row) => row !== '');
}

export function sealText(state: RegisterState, at: LocalMs, signature: Signature | null): string[] {
  const { registration, drive } = state;
  const { pair, wrapped } = layoutOf(state.model);
  const document = String(state.operations[152] ?? 0).padStart(5, '0');
  return [
    ...pair(printedDateTime(at), `ДОК ${document}`),
    ...pair(`ЗН ККТ ${registration.serial}`, `ИНН ${registration.inn}`),
    ...wrapped(`РН ККТ ${registration.registrationNumber}`),
    ...wrapped(`ФН ${drive.number}`),
    ...(signature === null ? [] : pair(`ФД ${signature.fd}`, `ФП ${signature.sign}`)),
  ];
}

export function reportPaper(state: RegisterState, report: Report): PaperLine[] {
  const { centred, pair, rule } = layoutOf(state.model);
  return [
    ...headPaper(state),
    ...centred(report.title),
    ...report.rows.flatMap(([left, right]) => pair(left, right)),
    rule,
    ...pair('КАССИР', readText(state, 2, report.operator, 2)),
    ...sealText(state, report.at, report.signature),
    ...footerOf(state.model),
  ];
}

const KINDS = ['ПРИХОД', 'РАСХОД', 'ВОЗВРАТ ПРИХОДА', 'ВОЗВРАТ РАСХОДА'];

/** Totals of the shift as X and Z show them. */
export function shiftRows(state: RegisterState): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [['СМЕНА', String(state.shift.number)]];
  KINDS.forEach((title, kind) => {
    const { receipts, turnover, cash } = shiftTotals(state, kind);
    if (receipts === 0) return;
    rows.push([`${title}: ЧЕКОВ ${receipts}`, `=${money(turnover)}`]);
    rows.push(['  НАЛИЧНЫМИ', `=${money(cash)}`], ['  БЕЗНАЛИЧНЫМИ', `=${money(turnover - cash)}`]);
  });
  rows.push(
    [`ВНЕСЕНИЙ ${state.operations[153] ?? 0}`, `=${money(state.money[242] ?? 0)}`],
    [`ВЫПЛАТ ${state.operations[154] ?? 0}`, `=${money(state.money[243] ?? 0)}`],
    ['НАЛИЧНЫХ В КАССЕ', `=${money(drawerCash(state))}`],
  );
  return rows;
}
