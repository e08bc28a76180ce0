import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { basket as basketSchema, customerSnapshot } from '../../../contract/sync/engine-data.ts';
import { explain, formatKopecks, formatPoints, instant, quote } from '../../../loyalty/index.ts';
import type { Locale, Quote } from '../../../loyalty/index.ts';
import { FAILED, say, WRONG_USE } from '../run-command.ts';
import type { Asked } from './programme.ts';
import { prepare, readProgramme } from './read-programme.ts';

const customerSchema = customerSnapshot.extend({ birthday: z.string().max(10).nullish() });

/** One quote as JSON or as text: the door for tests from outside. */
export function quoteCommand({ file, basket, customer, at, json, locale }: Asked): number {
  if (file === undefined || basket === undefined) {
    say(locale === 'ru' ? 'Нужны файл программы и --basket.' : 'A programme file and --basket are needed.');
    return WRONG_USE;
  }
  const now = at === undefined ? Date.now() : Date.parse(at);
  if (Number.isNaN(now)) {
    say(locale === 'ru' ? `--at: это не момент времени: ${at}` : `--at: not an instant: ${at}`);
    return WRONG_USE;
  }
  const programme = readProgramme(file, locale);
  if (programme === null) return FAILED;
  const read = {
    basket: readAs(basketSchema, basket),
    customer: customer === undefined ? null : readAs(customerSchema, customer),
  };
  const answer = quote(prepare(programme), read.basket, read.customer, {
    now: instant(now),
    storeZone: programme.zone,
    offline: null,
  });
  process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : inWords(answer, locale));
  return 0;
}

/** @throws Error that names the file and the field */
function readAs<T>(schema: z.ZodType<T>, path: string): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${path}\n${z.prettifyError(parsed.error)}`);
}

function inWords({ lines, totals, accrual, redemption, explanations }: Quote, locale: Locale): string {
  const ru = locale === 'ru';
  const money = (amount: Quote['totals']['toPay']) => formatKopecks(amount, locale);
  const rows = lines.map(({ lineNo, gross, net }) => `${lineNo}. ${money(gross)} → ${money(net)}`);
  return [
    ...rows,
    `${ru ? 'Скидки' : 'Discounts'}: ${money(totals.discounts)}`,
    `${ru ? 'Списано' : 'Redeemed'}: ${formatPoints(redemption.redeemed, locale)}`,
    `${ru ? 'К оплате' : 'To pay'}: ${money(totals.toPay)}`,
    `${ru ? 'Начислено' : 'Earned'}: ${formatPoints(accrual.total, locale)}`,
    ...explanations.map((entry) => `  ${explain(entry, locale)}`),
    '',
  ].join('\n');
}
