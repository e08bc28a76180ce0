/** Stores, tills, channels and partners where a rule holds. Source: loyalty-domain sections 4, 13. */
import type { CommonRule } from '../programme/rule.ts';
import type { QuoteContext } from '../quote/types.ts';
import type { Gate, Refuse } from './admission.ts';

const CHANNEL_DEFAULT = 'till';

export function whereGates({ where }: CommonRule, refuse: Refuse): Gate[] {
  if (where === undefined) return [];
  const { stores, tills, channels, partners } = where;
  const isIn = (ids: readonly string[] | undefined, id: string | undefined) =>
    ids === undefined || (id !== undefined && ids.includes(id));
  const isHere = ({ storeId, tillId, channel = CHANNEL_DEFAULT, partnerId }: QuoteContext) =>
    isIn(stores, storeId) && isIn(tills, tillId) && isIn(channels, channel) && isIn(partners, partnerId);
  return [({ context }) => (isHere(context) ? null : refuse('where'))];
}
