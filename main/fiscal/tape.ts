import { mulDiv } from '../../loyalty/index.ts';
import type { FiscalisedReceipt, TaxSystem, VatRate } from '../../native/fiscal/port.ts';
import { shownContact } from '../checkout/contact.ts';
import { formatQuantityFigure, formatSum, plainSum } from '../checkout/format.ts';
import type { JournalPlan } from '../store/types.ts';
import { TRAINING_MARK } from './fiscal-receipt.ts';
import { totalOf } from './receipt-total.ts';
import { centred, clipped, columns, rule } from './text-layout.ts';

export interface TapeHeader {
  /** characters of a line on this register */
  width: number;
  store: { name: string; address: string } | null;
  cashier: string;
  isTraining: boolean;
}

/** `of` is a computed rate, printed as 22/122. */
const VATS: Record<VatRate, { percent: number; of?: number }> = {
  vat22: { percent: 22 },
  vat20: { percent: 20 },
  vat10: { percent: 10 },
  vat7: { percent: 7 },
  vat5: { percent: 5 },
  vat0: { percent: 0 },
  none: { percent: 0 },
  vat22of122: { percent: 22, of: 122 },
  vat20of120: { percent: 20, of: 120 },
  vat10of110: { percent: 10, of: 110 },
  vat7of107: { percent: 7, of: 107 },
  vat5of105: { percent: 5, of: 105 },
};
/** Title on the receipt and tag 1054. */
const OPERATIONS = {
  sale: { title: 'ПРИХОД', code: 1 },
  saleReturn: { title: 'ВОЗВРАТ ПРИХОДА', code: 2 },
} as const;
const TAX_SYSTEMS: Record<TaxSystem, string> = {
  osn: 'ОСН',
  usnIncome: 'УСН доход',
  usnIncomeMinusExpense: 'УСН дох.-расх.',
  eshn: 'ЕСХН',
  patent: 'ПСН',
};

/** The receipt as the screen shows it: the same lines and figures that the register was given and answered. */
export function renderTape(plan: JournalPlan, fiscal: FiscalisedReceipt, header: TapeHeader): string[] {
  const { width } = header;
  return [
    ...heading(plan, fiscal, header),
    ...greeting(plan, width),
    rule(width),
    ...goods(plan, width),
    rule(width),
    ...totals(plan, fiscal, width),
    ...loyalty(plan, width),
    ...codes(plan, width),
    ...(isFiscal(fiscal) ? seal(plan, fiscal, width) : []),
  ];
}

/** No fiscal drive stands behind the document of a register kept elsewhere, and it must not look as if one did. */
const isFiscal = ({ fn }: FiscalisedReceipt): boolean => fn !== '';

function seal(
  { fiscal: { taxSystem, contact } }: JournalPlan,
  { fn, fd, fpd }: FiscalisedReceipt,
  width: number,
): string[] {
  return [
    rule(width),
    columns(`ФН ${fn}`, `ФД ${fd}`, width),
    columns(`ФП ${fpd}`, `СНО: ${TAX_SYSTEMS[taxSystem]}`, width),
    ...(contact === null ? [] : [columns('Эл. чек', shownContact(contact), width)]),
  ];
}

/** Text of the fiscal QR code; empty for a document without fiscal force. Source: scanners section 7, kind receipt. */
export function fiscalQr(plan: JournalPlan, fiscal: FiscalisedReceipt): string {
  if (!isFiscal(fiscal)) return '';
  const { fn, fd, fpd, dateTime } = fiscal;
  const at = dateTime.slice(0, 16).replace(/[-:]/g, '');
  return `t=${at}&s=${plainSum(totalOf(plan))}&fn=${fn}&i=${fd}&fp=${fpd}&n=${OPERATIONS[plan.fiscal.operation].code}`;
}

function heading(plan: JournalPlan, fiscal: FiscalisedReceipt, { width, store, cashier, isTraining }: TapeHeader) {
  const [date = '', time = ''] = fiscal.dateTime.split('T');
  return [
    ...(isTraining ? [centred('УЧЕБНЫЙ РЕЖИМ', width)] : []),
    ...(store === null ? [] : [centred(store.name, width), centred(store.address, width)]),
    ...(isFiscal(fiscal) ? ['КАССОВЫЙ ЧЕК'] : ['ТОВАРНЫЙ ЧЕК', 'НЕ ЯВЛЯЕТСЯ КАССОВЫМ ЧЕКОМ']).map((title) =>
      centred(title, width),
    ),
    columns(
      OPERATIONS[plan.fiscal.operation].title,
      `${date.split('-').reverse().join('.')} ${time.slice(0, 5)}`,
      width,
    ),
    columns(`Смена ${plan.counters.shiftNumber}`, `Чек ${plan.number}`, width),
    clipped(`Кассир ${cashier}`, width),
  ];
}

/** A name stands once over the rows that the register has of it. */
function goods({ fiscal: { lines } }: JournalPlan, width: number): string[] {
  return lines.flatMap(({ name, quantity, price, sum }, index) => [
    ...(name === lines[index - 1]?.name ? [] : [clipped(name, width)]),
    columns(`${formatQuantityFigure(quantity, 'ru')} × ${formatSum(price, 'ru')}`, amount(sum), width),
  ]);
}

function totals(plan: JournalPlan, { change }: FiscalisedReceipt, width: number) {
  const { fiscal, payments } = plan;
  const row = (label: string, sum: number) => columns(label, amount(sum), width);
  const cash = payments.cash - change;
  const rows = [row('ИТОГ', totalOf(plan))];
  if (cash > 0) rows.push(row('НАЛИЧНЫМИ', cash));
  const advance = payments.certificates.reduce((sum, { amount: paid }) => sum + paid, 0);
  if (advance > 0) rows.push(row('ЗАЧЁТ АВАНСА', advance));
  if (payments.card > 0) rows.push(row('БЕЗНАЛИЧНЫМИ', payments.card));
  if (change > 0) rows.push(row('ПОЛУЧЕНО', payments.cash), row('СДАЧА', change));
  for (const [rate, { percent, of }] of vatRates()) {
    const sum = fiscal.lines.filter(({ vat }) => vat === rate).reduce((total, line) => total + line.sum, 0);
    const name = of === undefined ? `НДС ${percent}%` : `НДС ${percent}/${of}`;
    if (sum > 0) rows.push(row(`в т. ч. ${name}`, mulDiv(sum, percent, 100 + percent, 'halfUp')));
  }
  return rows;
}

const vatRates = () =>
  (Object.entries(VATS) as [VatRate, (typeof VATS)[VatRate]][])
    .filter(([, { percent }]) => percent > 0)
    .sort(([, one], [, other]) => one.percent - other.percent);

/** The training mark stands at the head of the tape already. */
function greeting({ fiscal: { textAbove = [] } }: JournalPlan, width: number): string[] {
  const lines = textAbove.filter((line) => !TRAINING_MARK.includes(line.trim()));
  return lines.length === 0 ? [] : [rule(width), ...lines.map((line) => clipped(line, width))];
}

function loyalty({ fiscal: { text } }: JournalPlan, width: number): string[] {
  return text.length === 0 ? [] : [rule(width), ...text.map((line) => clipped(line, width))];
}

/** The screen has the words of a code, the paper its picture. */
function codes({ fiscal: { codes: printed = [] } }: JournalPlan, width: number): string[] {
  const drawn = printed.map(({ kind, caption }) => centred(`[${kind === 'qr' ? 'QR' : 'ШТРИХКОД'}] ${caption}`, width));
  return drawn.length === 0 ? [] : [rule(width), ...drawn];
}

const amount = (kopecks: number): string => `= ${formatSum(kopecks, 'ru')}`;
