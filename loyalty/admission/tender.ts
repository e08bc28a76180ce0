/** Rules that hang on the way of payment wait until it is chosen. Source: loyalty-domain section 9. */
import type { CommonRule } from '../programme/rule.ts';
import type { Tender } from '../quote/types.ts';
import type { Gate, Refuse } from './admission.ts';

export function tenderGates({ paidWith }: CommonRule, refuse: Refuse): Gate[] {
  if (paidWith === undefined) return [];
  const { kinds, brands } = paidWith;
  const fits = ({ kind, brand }: Tender) =>
    (kinds === undefined || kinds.includes(kind)) &&
    (brands === undefined || (brand !== undefined && brands.includes(brand)));
  return [
    ({ basket: { tenders } }) => {
      if (tenders === undefined) return refuse('tenderOpen');
      return tenders.some(fits) ? null : refuse('tender');
    },
  ];
}
