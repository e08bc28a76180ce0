/**
 * The built screens in a real Chromium over the real contract, each scene in both languages, at both sizes and in both
 * themes: no axe violation, nothing clipped, nothing the CSP had to stop, no error on the console.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, stage, type Look } from '../screens/browser.ts';
import { startFakeTill, type FakeTill } from '../screens/fake-till.ts';
import { SCENES } from '../screens/scenes.ts';

/** Fit is a matter of language and size, contrast and roles of theme and markup: axe (a second a scene) sees two looks. */
const LOOKS: (Look & { axe: boolean })[] = [
  { language: 'ru', size: 'small', theme: 'light', axe: true },
  { language: 'en', size: 'small', theme: 'dark', axe: false },
  { language: 'ru', size: 'wide', theme: 'light', axe: false },
  { language: 'en', size: 'wide', theme: 'dark', axe: true },
];

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

/** Words that do not fit their place, and controls that stand outside the window. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const inSight = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
    };
    const hidden = (element: Element) => !element.checkVisibility({ visibilityProperty: true });
    const scrolls = (element: Element) => element.closest('.codes, .entered, .lines, .roll, .choices, .table') !== null;
    const said = (element: Element, why: string) => `${why}: ${element.textContent?.trim().slice(0, 60) ?? ''}`;
    return [
      ...document.querySelectorAll('button, h1, h2, h3, .chip, .status, kbd, .to-pay, .figure, .notice, .totals, th'),
    ]
      .filter((element) => !hidden(element))
      .flatMap((element) => [
        ...(element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
          ? [said(element, 'too wide')]
          : []),
        ...(element.matches('button, .status time') && !scrolls(element) && !inSight(element)
          ? [said(element, 'out of sight')]
          : []),
      ]);
  });

describe.each(LOOKS)('$language, $size, $theme', (look) => {
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    page = await openPage(browser, till, look);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(() => page.context().close());

  it.each(Object.entries(SCENES))('%s', async (_name, scene) => {
    await stage(page, till, scene);
    expect(await clipped(page)).toEqual([]);
    const { violations } = look.axe ? await new AxeBuilder({ page }).analyze() : { violations: [] };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(till.cspReports).toEqual([]);
  });
});
