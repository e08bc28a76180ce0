/** Where the receipt goes besides paper: from the cashier or the member to tag 1008, the ledger and the screen. */
import { describe, expect, it } from 'vitest';
import { demoProgramme } from '../../loyalty/index.ts';
import { parseContact, shownContact } from './contact.ts';
import { ANNA, CODES, FEED, openBench, programmeChange } from './fixtures/till-bench.ts';
import type { Bench } from './fixtures/till-bench.ts';
import { AFTERNOON } from './fixtures/till-bench.ts';
import { customerChange, pageBody } from '../store/fixtures.ts';

describe('parseContact', () => {
  it.each([
    ['+7 916 123-45-67', '+79161234567'],
    ['8 (916) 123-45-67', '+79161234567'],
    ['9161234567', '+79161234567'],
    [' Anna.K@Mail.ru ', 'anna.k@mail.ru'],
    ['anna@mail', null],
    ['12345', null],
    ['', null],
    ['кто@почта.рф', null],
    [`${'a'.repeat(60)}@mail.ru`, null],
  ])('takes %j as %j', (text, contact) => {
    expect(parseContact(text, 'RU')).toBe(contact);
  });
});

it.each([
  ['+79161234567', '••\u00a04567'],
  ['anna.k@mail.ru', 'a•••@mail.ru'],
])('shows a stranger of %s no more than %s', (contact, shown) => {
  expect(shownContact(contact)).toBe(shown);
});

const onReceipt = ({ register }: Bench) => register.receipts.at(-1)?.contact;
const pay = (bench: Bench) => bench.till.sale.pay({ cash: 1000_00, card: 0 });

async function openMembersBench(electronicToMembers: boolean) {
  const bench = await openBench();
  const programme = { ...demoProgramme, version: 2, receipt: { electronicToMembers } };
  const anna = { ...ANNA, phone: '+79161234567', email: 'anna@mail.ru' };
  const body = pageBody([programmeChange(30, programme), customerChange(31, anna)], 31);
  await bench.stores.directory.applyPage({ feed: FEED, body, at: AFTERNOON, pauseMs: 0 });
  return bench;
}

describe('a receipt', () => {
  it('goes to what the cashier typed; screen and tape show its end alone, and so after a restart', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    bench.till.sale.setContact({ kind: 'typed', text: '8 916 123-45-67' });
    expect(bench.screen.sale.contact).toEqual({ shown: '••\u00a04567', ofMember: null });
    await pay(bench);
    expect(onReceipt(bench)).toBe('+79161234567');
    expect(bench.screen.sale.done?.contact).toBe('••\u00a04567');
    expect(bench.screen.sale.done?.tape.join('\n')).toContain('Эл. чек                  •• 4567');
    expect(bench.stores.ledger.lastFiscalisedReceipt()?.plan.fiscal.contact).toBe('+79161234567');
  });

  it('goes nowhere for a text that is no address, and says so', async () => {
    const bench = await openBench();
    bench.scan(CODES.milk);
    expect(() => bench.till.sale.setContact({ kind: 'typed', text: 'Анна' })).toThrow(
      expect.objectContaining({ code: 'CONTACT_INVALID' }),
    );
    await pay(bench);
    expect(onReceipt(bench)).toBeNull();
  });

  it('goes to members by itself where the programme says so, the e-mail before the phone', async () => {
    const bench = await openMembersBench(true);
    bench.scan(CODES.card, CODES.milk);
    expect(bench.screen.sale.contact).toEqual({ shown: 'a•••@mail.ru', ofMember: 'a•••@mail.ru' });
    await pay(bench);
    expect(onReceipt(bench)).toBe('anna@mail.ru');
  });

  it('stays on paper when the member wants no more than that', async () => {
    const bench = await openMembersBench(true);
    bench.scan(CODES.card, CODES.milk);
    bench.till.sale.setContact({ kind: 'nowhere' });
    await pay(bench);
    expect(onReceipt(bench)).toBeNull();
  });

  it('goes to the member when they ask, and not to whoever comes after them', async () => {
    const bench = await openMembersBench(false);
    bench.scan(CODES.card, CODES.milk);
    bench.till.sale.setContact({ kind: 'member' });
    expect(bench.screen.sale.contact.shown).toBe('a•••@mail.ru');
    bench.till.sale.detachCustomer();
    expect(bench.screen.sale.contact).toEqual({ shown: null, ofMember: null });
    bench.scan(CODES.card);
    expect(bench.screen.sale.contact.shown).toBeNull();
  });
});
