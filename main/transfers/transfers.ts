/** Points of the customer on the screen to another member or to charity. Source: loyalty-domain sections 13, 14. */
import { TillError } from '../../contract/errors/catalogue.ts';
import type { ErrorCode } from '../../contract/errors/catalogue.ts';
import type { TransferAnswer, TransferRefused, TransferTo } from '../../contract/sync/transfers.ts';
import type { OperationId } from '../../contract/units.ts';
import type { CharityView, TransferView } from '../../contract/till/transfer-views.ts';
import { points } from '../../loyalty/index.ts';
import type { Locale, Points } from '../../loyalty/index.ts';
import { nameAndInitial } from '../checkout/format.ts';
import type { Clock, Sync } from '../checkout/ports.ts';
import type { Sale } from '../checkout/sale.ts';
import type { ScanProfile } from '../scan/card-formats.ts';
import { parseTyped } from '../scan/typed.ts';
import type { Directory } from '../store/types.ts';

export interface Transfers {
  /** What the programme gives to; empty = nothing. */
  charities(): CharityView[];
  /**
   * A trial says what it would come to; the same wish without it is then done. Rejects with TillError NO_CUSTOMER and
   * POINTS_…; nothing has moved then, but for POINTS_UNANSWERED: asked again, it is told what became of it.
   */
  give(wish: Wish): Promise<TransferView>;
}

interface Wish {
  /** a card or a phone as typed, or a charity of the programme */
  to: { kind: 'member'; text: string } | { kind: 'charity'; charityId: string };
  /** hundredths */
  amount: Points;
  isTrial: boolean;
}

export interface TransfersParts {
  directory: Pick<Directory, 'findCustomer'>;
  sale: Sale;
  sync: Pick<Sync, 'sendPoints' | 'state'>;
  clock: Clock;
  newId: () => OperationId;
  profile: ScanProfile;
  locale: () => Locale;
}

/** The cashier and two customers wait for it; it is no step of a receipt. */
const ANSWER_MS = 5_000;

const REFUSALS: Readonly<Record<TransferRefused, ErrorCode>> = {
  notOffered: 'POINTS_NOT_OFFERED',
  unknownCharity: 'POINTS_NOT_OFFERED',
  unknownReceiver: 'POINTS_RECEIVER_UNKNOWN',
  sameMember: 'POINTS_SAME_MEMBER',
  senderBlocked: 'POINTS_BLOCKED',
  receiverBlocked: 'POINTS_BLOCKED',
  nothing: 'POINTS_NOTHING',
  belowMin: 'POINTS_BELOW_MIN',
  overDayCap: 'POINTS_DAY_LIMIT',
  notEnough: 'POINTS_NOT_ENOUGH',
};

export function createTransfers(parts: TransfersParts): Transfers {
  const { directory, sale, sync, newId, profile, locale } = parts;
  /** The id of a wish stays its own until it is answered, so that nothing moves twice. */
  let pending: { wish: string; transferId: OperationId } | null = null;

  return {
    charities() {
      const { donations } = sale.priced().programme.prepared.programme;
      return (donations?.charities ?? []).map(({ id, name }) => ({ charityId: id, name: name[locale()] }));
    },
    async give({ to, amount, isTrial }) {
      const customer = sale.state().draft.customer;
      if (customer === null) throw new TillError('NO_CUSTOMER');
      const { customerId } = customer.stored;
      const receiver = to.kind === 'charity' ? to : receiverOf(to.text, profile);
      if (sync.state().state !== 'online') throw new TillError('POINTS_OFFLINE');
      const wish = JSON.stringify([customerId, receiver, amount]);
      if (!isTrial && pending?.wish !== wish) pending = { wish, transferId: newId() };
      const transferId = isTrial || pending === null ? newId() : pending.transferId;
      const request = { transferId, customerId, to: receiver, amount, isTrial };
      const answer = await sync.sendPoints(request, ANSWER_MS);
      if (answer === undefined) throw new TillError(isTrial ? 'POINTS_OFFLINE' : 'POINTS_UNANSWERED');
      if (!isTrial) pending = null;
      if (!answer.isDone) throw new TillError(REFUSALS[answer.reason], { points: answer.bound });
      takeIn(customerId);
      return viewOf(answer, isTrial);
    },
  };

  /** The customer on the screen has what the centre says now. */
  function takeIn(customerId: string): void {
    const stored = directory.findCustomer(customerId);
    if (stored !== undefined) sale.apply({ type: 'customerRefreshed', stored });
  }

  function viewOf({ receiver, fee, taken }: TransferAnswer & { isDone: true }, isTrial: boolean): TransferView {
    const available = sale.priced().quote.balance?.available ?? points(0);
    return {
      receiver: receiver === null ? null : nameAndInitial(receiver),
      ...{ fee, taken, received: points(taken - fee) },
      left: isTrial ? points(Math.max(0, available - taken)) : available,
    };
  }
}

/** @throws TillError POINTS_RECEIVER_UNKNOWN for what is neither a card nor a phone */
function receiverOf(text: string, profile: ScanProfile): TransferTo {
  const { kind } = parseTyped(text, profile);
  if (kind.kind === 'card') return { kind: 'member', by: 'card', value: kind.number };
  if (kind.kind === 'phone') return { kind: 'member', by: 'phone', value: kind.e164 };
  throw new TillError('POINTS_RECEIVER_UNKNOWN');
}
