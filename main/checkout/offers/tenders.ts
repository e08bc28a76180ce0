import type { Tender } from '../../../loyalty/index.ts';
import type { Priced } from '../pricing.ts';
import type { Offer } from './offer.ts';

/** Ways of payment this till takes. */
const KINDS = { card: { ru: 'Картой', en: 'By card' }, cash: { ru: 'Наличными', en: 'In cash' } } as const;

/** What depends on the way of payment: a possibility until it is named. Source: loyalty-domain section 9. */
export function tenderOffers({ programme, draft }: Priced): Offer[] {
  return [...programme.prepared.byId.values()].flatMap(({ id: ruleId, common: { paidWith, name } }) => {
    if (paidWith === undefined) return [];
    const { brands, kinds = ['card'] } = paidWith;
    if (brands !== undefined)
      return brands.map((brand) => offerOf(ruleId, { kind: 'card', amount: null, brand }, name));
    return kinds.flatMap((kind) =>
      kind in KINDS ? [offerOf(ruleId, { kind, amount: null }, KINDS[kind as keyof typeof KINDS])] : [],
    );
  });

  function offerOf(ruleId: string, tender: Tender, name: { ru: string; en: string }): Offer {
    const isChosen = draft.tenders?.some(({ kind, brand }) => kind === tender.kind && brand === tender.brand) === true;
    return {
      id: `tender:${tender.brand ?? tender.kind}:${ruleId}`,
      kind: 'tender',
      ruleId,
      name,
      take: { type: 'tendersChosen', tenders: [tender] },
      leave: { type: 'tendersChosen', tenders: null },
      taken: isChosen ? 1 : 0,
      ready: null,
    };
  }
}
