import { SUM_MAX } from '../../contract/units.ts';
import type { Draft } from './draft.ts';
import { formatKopecks } from './format.ts';
import { addCertificate } from './certificate-line.ts';
import { addGoods, removeLine, setQuantity, undoRemove } from './basket.ts';
import { accepted, refused } from './result.ts';
import type { Result } from './result.ts';
import type { DraftEvent } from './state.ts';

/** What a change makes of the sale; the quote's `now` moves with every change of it (loyalty-domain section 3). */
export function editDraft(draft: Draft, event: DraftEvent): Result<Draft> {
  const edited = applyEdit(draft, event);
  if (!edited.ok) return edited;
  if (isBeyondRegister(edited.value)) return refused('SUM_TOO_LARGE', { limit: formatKopecks(SUM_MAX, 'ru') });
  return accepted({ ...edited.value, paidWith: null, pricedAt: event.at });
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
        : accepted(withoutCustomer(draft));
    case 'unknownCardNoted':
      return accepted({ ...draft, ...NOBODY, ...forOthers(draft), unknownCard: event.cardNumber });
    case 'phoneAsked':
      return accepted({ ...draft, awaitedPhone: event.e164 });
    case 'codeEntered':
      return accepted({ ...draft, codes: [...without(draft, event.code.code), event.code] });
    case 'codeRemoved':
      return accepted({ ...draft, codes: without(draft, event.code) });
    case 'rewardTaken':
      return accepted({ ...draft, rewards: withReward(draft, event) });
    case 'offerActivated':
      return accepted({ ...draft, activated: withOffer(draft, event) });
    case 'tendersChosen':
      return accepted({ ...draft, tenders: event.tenders });
    case 'certificateAdded':
      return addCertificate(draft, event);
    case 'certificateAsked':
      return accepted({ ...draft, askedCertificate: event.number });
    case 'certificateAttached': {
      const { number } = event.attached.certificate;
      return accepted({
        ...draft,
        certificates: [...others(draft, number), event.attached],
        askedCertificate: null,
      });
    }
    case 'certificateRemoved':
      return accepted({ ...draft, certificates: others(draft, event.number) });
    case 'eventRecorded':
    case 'inviterNamed':
      return accepted({ ...draft });
    case 'contactChosen':
      return accepted({ ...draft, contact: event.contact });
    case 'redemptionChosen':
      return draft.customer === null ? refused('NO_CUSTOMER') : accepted({ ...draft, redeem: event.redeem });
  }
}

const others = ({ certificates }: Draft, number: string) =>
  certificates.filter(({ certificate }) => certificate.number !== number);

const without = ({ codes }: Draft, code: string) => codes.filter((entered) => entered.code !== code);

function withReward({ rewards }: Draft, { ruleId, count }: Extract<DraftEvent, { type: 'rewardTaken' }>) {
  const others = rewards.filter((reward) => reward.ruleId !== ruleId);
  return count === 0 ? others : [...others, { ruleId, count }];
}

function withOffer({ activated }: Draft, { ruleId, isActivated }: Extract<DraftEvent, { type: 'offerActivated' }>) {
  const others = activated.filter((id) => id !== ruleId);
  return isActivated ? [...others, ruleId] : others;
}

/** What was the member's goes with them. */
export const withoutCustomer = (draft: Draft): Draft => ({ ...draft, ...NOBODY, ...forOthers(draft) });

const NOBODY = { customer: null, unknownCard: null, awaitedPhone: null, rewards: [], activated: [] };

/** What was chosen of the member before is not the next one's; what the cashier typed stays. */
function forOthers({ contact }: Draft): Pick<Draft, 'redeem' | 'contact'> {
  return { redeem: { kind: 'none' }, contact: contact.kind === 'typed' ? contact : { kind: 'asUsual' } };
}

/** Another customer undoes what the one before redeemed and took (ui section 5, customer panel). */
function attach(draft: Draft, { customer }: Extract<DraftEvent, { type: 'customerAttached' }>): Draft {
  const isSame = draft.customer?.stored.customerId === customer.stored.customerId;
  if (isSame) return { ...draft, unknownCard: null, awaitedPhone: null, customer };
  return { ...draft, ...NOBODY, ...forOthers(draft), customer };
}
