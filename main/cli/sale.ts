/** `npm run sale`: one sale without a window, through the same code as the screen. */
import { parseTillOptions } from '../options.ts';
import { startTill } from '../start-till.ts';
import { checkAgreement } from './agreement.ts';
import type { Locale } from '../../loyalty/index.ts';
import { loyaltyText } from './loyalty-text.ts';
import { makeReturn } from './make-return.ts';
import { DEMONSTRATION, makeSale } from './make-sale.ts';
import type { SaleResult } from './make-sale.ts';
import { runCommand, say, WRONG_USE } from './run-command.ts';
import { parseSaleArguments, SALE_USAGE, type SaleArguments } from './sale-arguments.ts';

async function sell(sale: SaleArguments): Promise<number> {
  const parsed = parseTillOptions(sale.tillArguments);
  if (!parsed.ok) {
    say(`${parsed.problem}\n${SALE_USAGE}`);
    return WRONG_USE;
  }
  const { returning } = sale;
  const isDemonstration = sale.goods.length === 0;
  return runCommand(parsed.options.locale, async () => {
    const running = await startTill({ ...parsed.options, scanners: ['simulated'] }, { words: say });
    try {
      if (returning !== null) {
        const result = await makeReturn(running, returning);
        process.stdout.write(sale.isJson ? `${JSON.stringify(result)}\n` : `${result.receiptText}\n`);
        return 0;
      }
      const result = await makeSale(running, isDemonstration ? { ...DEMONSTRATION, payments: sale.payments } : sale);
      process.stdout.write(sale.isJson ? `${JSON.stringify(result)}\n` : textOf(result, parsed.options.locale));
      if (!isDemonstration) return 0;
      const agreement = await checkAgreement(running, result);
      for (const [who, agrees] of Object.entries(agreement)) say(`${agrees ? 'agrees   ' : 'DISAGREES'}  ${who}`);
      return Object.values(agreement).every(Boolean) ? 0 : 1;
    } finally {
      await running.stop();
    }
  });
}

const textOf = (result: SaleResult, locale: Locale): string =>
  `${[result.receiptText, loyaltyText(result, locale)].filter(Boolean).join('\n\n')}\n`;

const parsed = parseSaleArguments(process.argv.slice(2));
if (parsed.ok) process.exit(await sell(parsed.sale));
say(`${parsed.problem}\n${SALE_USAGE}`);
process.exit(WRONG_USE);
