import type { PrintedCode } from '../../native/fiscal/port.ts';
import { groupedCode } from './given.ts';
import type { Given } from './given.ts';

/** What stands under the receipt to be read by a phone or a scanner: the survey, then the coupons for next time. */
export function receiptCodes({ survey, coupons }: Given): PrintedCode[] {
  return [
    ...(survey === null ? [] : [{ kind: 'qr' as const, data: survey.url, caption: survey.caption.ru }]),
    ...coupons.map(({ code }) => ({ kind: 'code128' as const, data: code, caption: groupedCode(code) })),
  ];
}
