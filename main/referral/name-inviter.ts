/** Who brought the customer on the screen, so that the rules of referral hold from this receipt on. Source: loyalty-domain section 13. */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { ErrorCode } from '../../contract/errors/catalogue.ts';
import { counterKey, findInvitationFault, invitationTerms } from '../../loyalty/index.ts';
import type { CustomerSnapshot, InvitationRefusal, Person } from '../../loyalty/index.ts';
import { nameAndInitial } from '../checkout/format.ts';
import { NEEDED_ANSWER_MS } from '../checkout/ports.ts';
import type { Clock, Sync } from '../checkout/ports.ts';
import type { Sale } from '../checkout/sale.ts';
import type { ScanProfile } from '../scan/card-formats.ts';
import { parseTyped } from '../scan/typed.ts';
import type { Directory, Ledger, StoredCustomer } from '../store/types.ts';

export interface NameInviterParts {
  directory: Pick<Directory, 'findCustomer' | 'findCustomerByCard' | 'findCustomersByPhone'>;
  ledger: Pick<Ledger, 'nameInviter'>;
  sale: Sale;
  sync: Pick<Sync, 'refreshCustomer' | 'state'>;
  clock: Clock;
  profile: ScanProfile;
}

const REFUSALS: Readonly<Record<InvitationRefusal, ErrorCode>> = {
  oneself: 'INVITER_ONESELF',
  alreadyInvited: 'INVITER_KNOWN',
  cycle: 'INVITER_CYCLE',
};

/**
 * @param text a card, a phone or a numeric code
 * @returns name and initial of the inviter
 * Rejects with TillError NO_CUSTOMER, NOT_NOW, INVITER_…; nothing has happened then.
 */
export async function nameInviter(parts: NameInviterParts, text: string): Promise<{ inviter: string }> {
  const { directory, ledger, sale, clock } = parts;
  const before = askedCustomer(sale);
  const inviter = await findInviter(parts, text);
  if (inviter === undefined) throw new TillError('INVITER_NOT_FOUND');
  // The centre took its time: another customer may be on the screen.
  const { stored, known } = askedCustomer(sale);
  if (stored.customerId !== before.stored.customerId) throw new TillError('NOT_NOW');
  const inviterOf = (id: string) =>
    (id === stored.customerId ? known.inviter : directory.findCustomer(id)?.record.inviter)?.memberId ?? null;
  const fault = findInvitationFault(personOf(inviter), personOf(stored), inviterOf);
  if (fault !== null) throw new TillError(REFUSALS[fault]);
  const now = clock.now();
  const named = { customerId: stored.customerId, inviterId: inviter.customerId, instant: now };
  ledger.nameInviter(named, { memberId: inviter.customerId, tierId: inviter.record.tierId });
  sale.apply({ type: 'inviterNamed', at: now });
  return { inviter: nameAndInitial(inviter.personal().name) };
}

/** @throws TillError where nobody may be named for who is on the screen */
function askedCustomer(sale: Sale): { stored: StoredCustomer; known: CustomerSnapshot } {
  const { phase, draft } = sale.state();
  const { known, programme } = sale.priced();
  if (draft.customer === null || known === null) throw new TillError('NO_CUSTOMER');
  if (phase !== 'empty' && phase !== 'selling') throw new TillError('NOT_NOW');
  const terms = invitationTerms(programme.prepared.programme);
  if (terms === 'never') throw new TillError('INVITER_NOT_OFFERED');
  const hasBought = known.counters?.some(({ key, value }) => key === counterKey.receipts() && value > 0) ?? false;
  if (terms === 'firstPurchase' && hasBought) throw new TillError('INVITER_TOO_LATE');
  return { stored: draft.customer.stored, known };
}

/** In the till's copy; else the centre is asked, if it answers. A phone of several members is nobody's. */
async function findInviter({ directory, sync, profile }: NameInviterParts, typed: string) {
  const { kind, text } = parseTyped(typed, profile);
  if (kind.kind === 'phone') {
    const [found, ...others] = directory.findCustomersByPhone(kind.e164);
    return others.length > 0 ? undefined : (found ?? (await ask('phone', kind.e164)));
  }
  const number = kind.kind === 'card' ? kind.number : text;
  return directory.findCustomerByCard(number) ?? (await ask('card', number));

  async function ask(by: 'card' | 'phone', value: string): Promise<StoredCustomer | undefined> {
    if (sync.state().state !== 'online') return undefined;
    return (await sync.refreshCustomer(by, value, NEEDED_ANSWER_MS)) ?? undefined;
  }
}

function personOf(member: StoredCustomer): Person {
  const { customerId, record } = member;
  const { phone } = member.personal();
  return {
    memberId: customerId,
    marks: [...record.cards.map(({ number }) => number), ...(phone === null ? [] : [phone])],
  };
}
