import { shownNumber } from '../checkout/certificates-view.ts';
import { formatPointsFigure, formatSum } from '../checkout/format.ts';
import { row } from '../fiscal/text-layout.ts';
import type { ReturnDraft } from './plan-return.ts';

/** What the customer reads under the goods of a return. */
export function returnBlock(saleNumber: number, { quote, letOff, after }: ReturnDraft, width: number): string[] {
  const figure = (label: string, points: number) => row(label, formatPointsFigure(points, 'ru'), width);
  return [
    ...row('Возврат по чеку', String(saleNumber), width),
    ...quote.certificates.flatMap(({ number, amount }) =>
      row(`На сертификат ${shownNumber(number)}`, formatSum(amount, 'ru'), width),
    ),
    ...(quote.pointsBack > 0 ? figure('Возвращено баллов', quote.pointsBack) : []),
    ...(quote.pointsTaken > letOff ? figure('Снято начисленных', quote.pointsTaken - letOff) : []),
    ...(after === null ? [] : figure('На счёте', after.balance)),
    ...(after !== null && after.debt > 0 ? figure('Долг баллов', after.debt) : []),
  ];
}
