/**
 * Every refusal of codes, coupons, certificates, redemption and events without a receipt, seen whole on the real screen in both languages, with
 * the longest values it can carry: beside the field that asked for it, on the receipt, and beside the balance.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { describeError } from '../../contract/errors/texts.ts';
import type { ErrorView } from '../../contract/till/views.ts';
import { certificateRefusals, certificateRefusalText, explain, explanationCodes } from '../../loyalty/index.ts';
import { openBrowser, openPage, stage } from '../screens/browser.ts';
import { startFakeTill, type FakeTill } from '../screens/fake-till.ts';
import * as day from '../screens/day/index.ts';

const LANGUAGES = ['ru', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** As long as a shop can make them: a batch code of three groups, the receipt's greatest sum, a month without a link. */
const LONGEST = {
  ...{ code: 'K7Q2-M9XA-3FBW', sum: 1_234_567_89, rest: 1_034_567_89, points: 123_456_75, min: 100_00 },
  ...{ money: 123_456_75, percent: 99_99, hours: 743, ruleRu: 'Купон на день рождения', ruleEn: 'Birthday coupon' },
};
const said = (code: string, language: Language, amount = 1) =>
  explain({ code, ruleId: null, lineNo: null, amount, params: LONGEST }, language);
const codesOf = (family: string) => explanationCodes().filter((code) => code.startsWith(family));

/** What the till says of a code or a certificate, by itself or with a sentence of the engine inside. */
function refusals(language: Language): [string, ErrorView][] {
  const withReason = (code: ErrorView['code'], reason: string): ErrorView => ({ code, params: { reason } });
  return [
    ...codesOf('coupon.refused.').map((code): [string, ErrorView] => [
      code,
      withReason('CODE_NOT_APPLIED', said(code, language)),
    ]),
    ...certificateRefusals.map((reason): [string, ErrorView] => [
      `certificate ${reason}`,
      withReason('CERTIFICATE_REFUSED', certificateRefusalText(reason, language)),
    ]),
    ...(
      [
        { code: 'CODE_UNKNOWN', params: { text: LONGEST.code } },
        { code: 'CODE_TAKEN', params: { text: LONGEST.code } },
        { code: 'CODE_REFUSED', params: { reason: said('coupon.refused.withdrawn', language) } },
        { code: 'OFFER_GIVES_NOTHING', params: { reason: said('coupon.refused.minPurchase', language) } },
        { code: 'CERTIFICATE_OFFLINE', params: {} },
        { code: 'CERTIFICATE_UNKNOWN', params: { text: '2400001000012' } },
        { code: 'CERTIFICATE_WRONG_PIN', params: { left: 4 } },
        { code: 'CERTIFICATE_LOCKED', params: { minutes: 15 } },
        { code: 'CERTIFICATE_RESERVED', params: {} },
        { code: 'CERTIFICATE_CHANGED', params: {} },
        { code: 'CERTIFICATE_BUSY', params: {} },
        { code: 'CERTIFICATE_ON_RECEIPT', params: {} },
        { code: 'REDEEM_NOT_POSSIBLE', params: {} },
        { code: 'REDEEM_CUT_BY_CENTRE', params: {} },
        { code: 'EVENT_REFUSED', params: { reason: said('accrue.skipped.allotment', language) } },
        { code: 'EVENT_NO_SUM', params: {} },
        { code: 'INVITER_NOT_OFFERED', params: {} },
        { code: 'INVITER_NOT_FOUND', params: {} },
        { code: 'INVITER_ONESELF', params: {} },
        { code: 'INVITER_KNOWN', params: {} },
        { code: 'INVITER_CYCLE', params: {} },
        { code: 'INVITER_TOO_LATE', params: {} },
        { code: 'EVENT_NOT_OFFERED', params: {} },
        { code: 'CARD_DAMAGED', params: {} },
        { code: 'CUSTOMER_NOT_FOUND', params: {} },
        { code: 'CUSTOMER_SEVERAL', params: { n: 12 } },
        { code: 'NO_CUSTOMER', params: {} },
      ] satisfies ErrorView[]
    ).map((error): [string, ErrorView] => [error.code, error]),
  ];
}

let till: FakeTill;
let browser: Browser;
beforeAll(async () => {
  till = await startFakeTill();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await till.close();
});

/** The words of a place, if they stand in it whole: nothing wider or higher than what shows. */
const whole = (page: Page, place: string) =>
  page.locator(place).evaluate((box) => ({
    words: box.textContent?.replace(/\s+/g, ' ') ?? '',
    isCut: [box, ...box.querySelectorAll('*')].some(
      (part) =>
        getComputedStyle(part).display !== 'inline' &&
        part.clientWidth > 1 &&
        (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1),
    ),
  }));

describe.each(LANGUAGES)('in %s', (language) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, till, { size: 'small', theme: 'light', language });
  });
  afterAll(() => page.context().close());

  const refuse = (error: ErrorView) =>
    till.tell({ type: 'signal', signal: { sound: 'refused', message: { kind: 'error', error } } });
  const plain = (text: string) => text.replace(/\s+/g, ' ');

  describe('on the receipt', () => {
    beforeAll(() => stage(page, till, { sale: day.SALE, status: day.STATUS }));

    it.each(refusals(language))('%s', async (_name, error) => {
      const { what, money, todo } = describeError(error.code, error.params, language);
      refuse(error);
      await page.locator('.notice strong', { hasText: what }).waitFor();
      const { words, isCut } = await whole(page, '.notice');
      for (const line of [what, money, todo]) expect(words).toContain(plain(line));
      expect(isCut).toBe(false);
    });
  });

  describe('under the field for codes', () => {
    beforeAll(() => stage(page, till, { sale: day.CODES, status: day.STATUS, keys: ['F8', 'wait'] }));

    it.each(refusals(language))('%s', async (_name, error) => {
      const { what, todo } = describeError(error.code, error.params, language);
      refuse(error);
      await page.locator('.answer strong', { hasText: what }).waitFor();
      const { words, isCut } = await whole(page, '.answer');
      for (const line of [what, todo]) expect(words).toContain(plain(line));
      expect(isCut).toBe(false);
    });
  });

  describe('beside the balance', () => {
    beforeAll(() => stage(page, till, { sale: day.SALE, status: day.STATUS }));

    it.each(codesOf('redeem.limitedBy.').flatMap((code) => [[code, 1] as const, [code, 0] as const]))(
      '%s with %i left',
      async (code, amount) => {
        const limit = said(code, language, amount);
        const max = amount * 100;
        till.play({ sale: { ...day.SALE, redemption: { ...day.SALE.redemption, max, limit } }, status: day.STATUS });
        await page.locator('.limit span', { hasText: limit }).waitFor();
        const { words, isCut } = await whole(page, '.redeem .limit');
        expect(words).toContain(plain(limit));
        expect(isCut).toBe(false);
        const lines = await page.locator('.limit span').evaluate((box) => box.getClientRects()[0]!.height);
        expect(lines).toBeLessThanOrEqual(2 * 22);
      },
    );
  });
});
