import { kopecks, quantity } from '../../loyalty/index.ts';
import type { BasketLine } from '../../loyalty/index.ts';
import { LINES_MAX } from './basket.ts';
import { CERTIFICATE_TAG } from './certificate-tenders.ts';
import type { Draft } from './draft.ts';
import { accepted, refused } from './result.ts';
import type { Result } from './result.ts';
import type { CheckoutEvent } from './state.ts';

type CertificateAdded = Extract<CheckoutEvent, { type: 'certificateAdded' }>;

/**
 * A certificate sold on this receipt: an advance at its face value, which nothing may lower. The tag keeps points off it;
 * the fixed price and the least price keep discounts off it.
 */
export function addCertificate(draft: Draft, { number, faceValue, vatRate }: CertificateAdded): Result<Draft> {
  if (draft.lines.some(({ certificate }) => certificate?.number === number)) return refused('CERTIFICATE_ON_RECEIPT');
  if (draft.lines.length >= LINES_MAX) return refused('BASKET_FULL', { limit: LINES_MAX });
  const lineNo = draft.nextLineNo;
  const line: BasketLine = {
    lineNo,
    sku: `certificate-${number}`,
    categories: [CERTIFICATE_TAG],
    tags: [CERTIFICATE_TAG],
    quantity: quantity(1000),
    unitPrice: kopecks(faceValue),
    minUnitPrice: kopecks(faceValue),
    vatRate,
    priceKind: 'fixed',
    soldBy: 'piece',
  };
  const name = `Подарочный сертификат № ${number}`;
  return accepted({
    ...draft,
    lines: [...draft.lines, { line, name, certificate: { number, faceValue } }],
    nextLineNo: lineNo + 1,
    lastLineNo: lineNo,
  });
}
