import { explain, formatKopecks, formatPoints, instant, quote } from '../../../loyalty/index.ts';
import type { Instant, Locale, Quote } from '../../../loyalty/index.ts';
import { WrongUse } from './command.ts';
import type { Asked, Command } from './command.ts';
import { basketFile } from './files/basket-file.ts';
import { contextFile } from './files/context-file.ts';
import { customerFile } from './files/customer-file.ts';
import { readJsonFile } from './files/read-json-file.ts';
import { prepare, readProgramme } from './read-programme.ts';

const text = { type: 'string' } as const;

/** One quote as JSON or as text: the stable door for tests from outside. */
export const quoteCommand: Command = {
  usage: 'FILE --basket BASKET.json [--customer CUSTOMER.json] [--context CONTEXT.json] [--at INSTANT] [--json]',
  about: 'one receipt under the programme; --at 2026-11-22T11:32:00Z, now by default',
  files: { min: 1, max: 1 },
  options: { basket: text, customer: text, context: text, at: text, json: { type: 'boolean', default: false } },
  run({ files: [file], options, locale, out }) {
    const { basket, customer, context } = options;
    if (typeof basket !== 'string') throw new WrongUse({ ru: 'Нужен --basket.', en: '--basket is needed.' });
    const now = instantOf(options['at']);
    const prepared = prepare(readProgramme(file!));
    const { storeZone = prepared.programme.zone, ...where } =
      typeof context === 'string' ? readJsonFile(contextFile, context) : { offline: null };
    const answer = quote(
      prepared,
      readJsonFile(basketFile, basket),
      typeof customer === 'string' ? readJsonFile(customerFile, customer) : null,
      { ...where, now, storeZone },
    );
    out(options['json'] === true ? JSON.stringify(answer, null, 2) : inWords(answer, locale));
    return 0;
  },
};

function instantOf(at: Asked['options'][string]): Instant {
  const now = typeof at === 'string' ? Date.parse(at) : Date.now();
  if (Number.isNaN(now) || now < 0) {
    throw new WrongUse({
      ru: `--at: нужен момент вида 2026-11-22T11:32:00Z, а не ${String(at)}`,
      en: `--at: an instant as 2026-11-22T11:32:00Z is needed, not ${String(at)}`,
    });
  }
  return instant(now);
}

function inWords({ lines, totals, accrual, redemption, explanations }: Quote, locale: Locale): string {
  const ru = locale === 'ru';
  const money = (amount: Quote['totals']['toPay']) => formatKopecks(amount, locale);
  return [
    ...lines.map(({ lineNo, gross, net }) => `${lineNo}. ${money(gross)} → ${money(net)}`),
    `${ru ? 'Скидки' : 'Discounts'}: ${money(totals.discounts)}`,
    `${ru ? 'Списано' : 'Redeemed'}: ${formatPoints(redemption.redeemed, locale)}`,
    `${ru ? 'К оплате' : 'To pay'}: ${money(totals.toPay)}`,
    `${ru ? 'Начислено' : 'Earned'}: ${formatPoints(accrual.total, locale)}`,
    ...explanations.map((entry) => `  ${explain(entry, locale)}`),
  ].join('\n');
}
