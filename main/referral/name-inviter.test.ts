/** Who invited the customer on the screen, as the cashier meets it. */
import { describe, expect, it, vi } from 'vitest';
import type { CustomerRecord } from '../../contract/sync/records.ts';
import type { Programme } from '../../loyalty/index.ts';
import { programmeOf } from '../../loyalty/testing/shop.ts';
import { ANNA, CODES, FEED, openBench, programmeChange } from '../checkout/fixtures/till-bench.ts';
import { customerChange, memberRecord, pageBody } from '../store/fixtures.ts';

const BORIS = '2900000000438';
const OTHER = '2900000000445';
/** of the QR on a member's phone */
const TOKEN = 'L1-0123456789ABCDEFGH';
const invited = {
  ...{ kind: 'receipt-percent-discount', id: 'invited', rateBp: 10_00, audience: { invited: true } },
};
const firstOnly = { ...invited, audience: { invited: true, firstPurchase: true } };
const person = (customerId: string, card: string, more: Partial<CustomerRecord> = {}) =>
  memberRecord({ customerId, name: 'Борис Лебедев', cards: [{ number: card, state: 'active' }], ...more });

interface Shop {
  rules?: object[];
  anna?: Partial<CustomerRecord>;
  boris?: Partial<CustomerRecord>;
}

async function benchWith({ rules = [invited], anna = {}, boris = {} }: Shop = {}) {
  const bench = await openBench({ withProgramme: false });
  const programme: Programme = programmeOf(rules as Parameters<typeof programmeOf>[0]);
  const rows = [
    programmeChange(20, programme),
    customerChange(21, { ...ANNA, phone: '+79031234567', ...anna }),
    customerChange(22, person('boris', BORIS, { phone: '+79160000001', ...boris })),
    customerChange(23, person('cousin', OTHER, { phone: '+79160000002', inviter: { memberId: 'anna', tierId: null } })),
  ];
  const at = bench.clock.now();
  await bench.stores.directory.applyPage({ feed: FEED, body: pageBody(rows, 23), at, pauseMs: 0 });
  bench.centre.setOnline(false);
  bench.scan(CODES.milk, CODES.card);
  return bench;
}

describe('the inviter', () => {
  it.each([BORIS, '8 916 000-00-01'])('by %s is named once, and the rules hold from this receipt on', async (text) => {
    const { till, screen, stores } = await benchWith();
    expect(screen.sale.totals.toPay).toBe(89_90);
    expect(await till.nameInviter(text)).toEqual({ inviter: 'Борис Л.' });
    expect(screen.sale.totals.toPay).toBe(80_91);
    const { kind, payload } = stores.outbox.nextBatch(10, 1_000_000).at(-1)!;
    expect([kind, JSON.parse(payload)]).toEqual([
      'inviterNamed',
      expect.objectContaining({ customerId: 'anna', inviterId: 'boris' }),
    ]);
    await expect(till.nameInviter(OTHER)).rejects.toMatchObject({ code: 'INVITER_KNOWN' });
  });

  describe('scanned while the dialog asks for them', () => {
    it.each([BORIS, TOKEN])('by %s, is named and said with the tone of a customer', async (code) => {
      const cards = [BORIS, TOKEN].map((number) => ({ number, state: 'active' as const }));
      const { till, screen, scanners } = await benchWith({ boris: { cards } });
      till.holdScans(true, 'inviter');
      scanners.simulated?.scan(code);
      await vi.waitFor(() =>
        expect(screen.signals.at(-1)).toEqual({
          sound: 'customer',
          message: { kind: 'info', key: 'invite.done', params: { name: 'Борис Л.' } },
        }),
      );
      expect(screen.sale).toMatchObject({ customer: { customerId: 'anna' }, totals: { toPay: 80_91 } });
    });

    it.each([
      ['INVITER_CYCLE', OTHER],
      ['CARD_DAMAGED', '2900000000439'],
    ])('is refused with the low tone: %s', async (code, card) => {
      const { till, screen, scanners } = await benchWith();
      till.holdScans(true, 'inviter');
      scanners.simulated?.scan(card);
      await vi.waitFor(() =>
        expect(screen.signals.at(-1)).toMatchObject({ sound: 'refused', message: { error: { code } } }),
      );
    });

    it('lets goods wait, and a card is a customer again once the dialog is closed', async () => {
      const { till, screen, scanners } = await benchWith();
      till.holdScans(true, 'inviter');
      scanners.simulated?.scan(CODES.coffee);
      expect(screen.signals.at(-1)).toMatchObject({ sound: 'refused', message: { key: 'sale.finishFirst' } });
      expect(screen.sale.lines).toHaveLength(1);
      till.holdScans(false, null);
      expect(screen.sale.lines).toHaveLength(2);
      scanners.simulated?.scan(BORIS);
      expect(screen.sale.customer).toMatchObject({ customerId: 'boris' });
    });
  });

  it('is found at the centre where the copy lacks them', async () => {
    const { till, centre, stores } = await benchWith();
    await expect(till.nameInviter('2900000000452')).rejects.toMatchObject({ code: 'INVITER_NOT_FOUND' });
    centre.setOnline(true);
    centre.known = () => stores.directory.findCustomer('boris');
    expect(await till.nameInviter('2900000000452')).toEqual({ inviter: 'Борис Л.' });
  });

  it.each([
    ['INVITER_ONESELF', CODES.card, {}],
    ['INVITER_ONESELF', BORIS, { boris: { phone: '+79031234567' } }],
    ['INVITER_CYCLE', OTHER, {}],
    ['INVITER_KNOWN', BORIS, { anna: { inviter: { memberId: 'x', tierId: null } } }],
    ['INVITER_NOT_OFFERED', BORIS, { rules: [{ ...invited, audience: 'members' }] }],
    ['INVITER_TOO_LATE', BORIS, { rules: [firstOnly], anna: { counters: [{ key: 'receipts', value: 1 }] } }],
  ] satisfies [string, string, Shop][])('is refused: %s', async (code, text, shop) => {
    const { till, stores } = await benchWith(shop);
    const { queued } = stores.ledger.queueSummary();
    await expect(till.nameInviter(text)).rejects.toMatchObject({ code });
    expect(stores.ledger.queueSummary().queued).toBe(queued);
  });

  it('may be named after the first purchase where the programme rewards each', async () => {
    const { till } = await benchWith({ anna: { counters: [{ key: 'receipts', value: 9 }] } });
    expect(await till.nameInviter(BORIS)).toEqual({ inviter: 'Борис Л.' });
  });

  it('waits for a customer', async () => {
    const { till } = await openBench();
    await expect(till.nameInviter(BORIS)).rejects.toMatchObject({ code: 'NO_CUSTOMER' });
  });
});
