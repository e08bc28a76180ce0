import { SUM_MAX } from '../../contract/units.ts';
import type { Draft } from './draft.ts';
import { formatKopecks } from './format.ts';
import { addGoods, removeLine, setQuantity, undoRemove } from './basket.ts';
import { accepted, refused } from './result.ts';
import type { Result } from './result.ts';
import type { DraftEvent } from './state.ts';

/** What a change makes of the sale; the quote's `now` moves with every change of it (loyalty-domain section 3). */
export function editDraft(draft: Draft, event: DraftEvent): Result<Draft> {
  const edited = applyEdit(draft, event);
  if (!edited.ok) return edited;
  if (isBeyondRegister(edited.value)) return refused('SUM_TOO_LARGE', { limit: formatKopecks(SUM_MAX, 'ru') });
  return accepted({ ...edited.value, pricedAt: event.at });
}

/** No register takes a line or a receipt above its money field, and the engine counts safely below it. */
function isBeyondRegister({ lines }: Draft): boolean {
  return lines.reduce((sum, { line }) => sum + line.unitPrice * line.quantity, 0) > SUM_MAX * 1000;
}

function applyEdit(draft: Draft, event: DraftEvent): Result<Draft> {
  switch (event.type) {
    case 'goodsAdded':
      return addGoods(draft, event);
    case 'quantitySet':
      return setQuantity(draft, event.lineNo, event.quantity);
    case 'lineRemoved':
      return removeLine(draft, event.lineNo, event.at);
    case 'removalUndone':
      return undoRemove(draft, event.at);
    case 'customerAttached':
      return accepted(attach(draft, event));
    case 'customerDetached':
      return draft.customer === null && draft.unknownCard === null && draft.awaitedPhone === null
        ? refused('NO_CUSTOMER')
        : accepted({ ...draft, ...NOBODY, redeem: { kind: 'none' } });
    case 'unknownCardNoted':
      return accepted({ ...draft, ...NOBODY, unknownCard: event.cardNumber, redeem: { kind: 'none' } });
    case 'phoneAsked':
      return accepted({ ...draft, awaitedPhone: event.e164 });
    case 'codeEntered':
      return accepted({ ...draft, codes: [...without(draft, event.code.code), event.code] });
    case 'codeRemoved':
      return accepted({ ...draft, codes: without(draft, event.code) });
    case 'redemptionChosen':
      return draft.customer === null ? refused('NO_CUSTOMER') : accepted({ ...draft, redeem: event.redeem });
  }
}

const without = ({ codes }: Draft, code: string) => codes.filter((entered) => entered.code !== code);

const NOBODY = { customer: null, unknownCard: null, awaitedPhone: null };

/** Another customer undoes the redemption of the one before (ui section 5, customer panel). */
function attach(draft: Draft, { customer }: Extract<DraftEvent, { type: 'customerAttached' }>): Draft {
  const isSame = draft.customer?.stored.customerId === customer.stored.customerId;
  return { ...draft, ...NOBODY, customer, redeem: isSame ? draft.redeem : { kind: 'none' } };
}
