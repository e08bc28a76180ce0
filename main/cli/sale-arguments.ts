import { parseArgs } from 'node:util';
import { kopecks, points, type Kopecks, type Points, type Quantity } from '../../loyalty/index.ts';
import type { MembershipGives } from '../../contract/till/views.ts';
import { parseQuantity } from '../checkout/quantity.ts';
import { parseHundredths } from './amounts.ts';

export interface SaleArguments {
  /** empty = the demonstration sale */
  goods: readonly { code: string; quantity: Quantity | null }[];
  card: string | null;
  /** promo codes and coupons, in the order of entry */
  codes: readonly string[];
  /** gift certificates to pay with, in the order of entry */
  certificates: readonly { number: string; pin: string }[];
  /** ids of offers to take, or of the rules behind them */
  rewards: readonly string[];
  redeem: { kind: 'none' } | { kind: 'max' } | { kind: 'points'; points: Points };
  /** `exact` = what remains to pay */
  payments: readonly { kind: 'cash' | 'card'; amount: Kopecks | 'exact' }[];
  /** a return instead of a sale: own number or fiscal QR of its receipt; no lines = all that can still come back */
  returning: {
    receipt: string;
    lines: readonly { lineNo: number; quantity: Quantity | null }[];
    /** what memberships among them are worth */
    membershipGives: MembershipGives;
  } | null;
  isJson: boolean;
  /** passed on to the till: --data, --central, --fiscal, --till, --cashier, --locale */
  tillArguments: readonly string[];
}

export type ParsedSale = { ok: true; sale: SaleArguments } | { ok: false; problem: string };

export const SALE_USAGE = `Usage: npm run sale -- [--goods CODE[xQTY]]… [--card CODE] [--code CODE]… [--reward ID]… [--certificate NUMBER:PIN]… [--redeem max|N] [--pay cash[:AMOUNT]|card[:AMOUNT]]… [--json]
                        [--data DIR] [--central URL] [--fiscal ADDRESS]
       npm run sale -- --return NUMBER|QR [--line N[xQTY]]… [--whole-price] [--json] [--data DIR] …
  --goods CODE[xQTY]   bar code of goods, with a quantity after x (x2, x0.437); may be given several times
  --card CODE          loyalty card
  --code CODE          promo code or coupon; may be given several times
  --reward ID          takes what is offered: a free unit, goods for points, a personal offer, a coupon, points for
                       paying with the shop's card; ID as the sale prints it, or what follows its first colon; several times
  --certificate NUMBER:PIN   pays with a gift certificate as far as it goes; several times
  --redeem max|N       points to redeem, N with a point or comma (default: none)
  --pay cash:AMOUNT    cash handed over, in roubles; without an amount exactly what is due; may be combined with card
  --pay card[:AMOUNT]  by bank card
  --return NUMBER|QR   takes goods of a receipt of this till back: its number, or the text of its fiscal QR
  --line N[xQTY]       of that receipt: a line, or a part of it (--line 2x1); several times; without it the whole receipt
  --whole-price        a membership among them gives all that was paid for it, not its unused days alone
  --json               {quote, receiptText, shown, given, zone, fiscal, operation, balance} on standard output and nothing else
Without --goods: a demonstration sale of three goods with a card, points and cash in the demo shop.`;

const PASSED_ON = ['data', 'central', 'fiscal', 'till', 'cashier', 'locale'] as const;

/** Reads the command line of `npm run sale`. */
export function parseSaleArguments(args: readonly string[]): ParsedSale {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        goods: { type: 'string', multiple: true, default: [] },
        card: { type: 'string' },
        code: { type: 'string', multiple: true, default: [] },
        reward: { type: 'string', multiple: true, default: [] },
        certificate: { type: 'string', multiple: true, default: [] },
        redeem: { type: 'string', default: '0' },
        pay: { type: 'string', multiple: true, default: [] },
        return: { type: 'string' },
        line: { type: 'string', multiple: true, default: [] },
        'whole-price': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
        central: { type: 'string' },
        fiscal: { type: 'string' },
        till: { type: 'string' },
        cashier: { type: 'string' },
        locale: { type: 'string' },
      },
    }));
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  const goods = values.goods.map(parseGoods);
  const badGoods = values.goods.find((_text, index) => goods[index] === null);
  if (badGoods !== undefined) return { ok: false, problem: `--goods takes CODE or CODExQTY, not ${badGoods}` };
  const certificates = values.certificate.map(parseCertificate);
  const badCertificate = values.certificate.find((_text, index) => certificates[index] === null);
  if (badCertificate !== undefined) {
    return { ok: false, problem: `--certificate takes NUMBER:PIN, not ${badCertificate.split(':', 1)[0]}…` };
  }
  const redeem = parseRedeem(values.redeem);
  if (!redeem) return { ok: false, problem: `--redeem takes max or a number of points, not ${values.redeem}` };
  const payments = values.pay.map(parsePayment);
  const badPayment = values.pay.find((_text, index) => payments[index] === null);
  if (badPayment !== undefined) {
    return { ok: false, problem: `--pay takes cash, cash:AMOUNT, card or card:AMOUNT, not ${badPayment}` };
  }
  const lines = values.line.map(parseLine);
  const badLine = values.line.find((_text, index) => lines[index] === null);
  if (badLine !== undefined) return { ok: false, problem: `--line takes N or NxQTY, not ${badLine}` };
  const isReturn = values.return !== undefined;
  if (!isReturn && lines.length > 0) return { ok: false, problem: '--line goes with --return' };
  if (isReturn && (goods.length > 0 || payments.length > 0)) {
    return { ok: false, problem: '--return takes no --goods and no --pay: the money goes back as it came' };
  }
  const isWholePrice = values['whole-price'];
  if (!isReturn && isWholePrice) return { ok: false, problem: '--whole-price goes with --return' };
  const tillArguments = PASSED_ON.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  return {
    ok: true,
    sale: {
      goods: goods.filter((entry) => entry !== null),
      card: values.card ?? null,
      codes: values.code,
      certificates: certificates.filter((entry) => entry !== null),
      rewards: values.reward,
      redeem,
      payments: payments.length > 0 ? payments.filter((entry) => entry !== null) : [{ kind: 'cash', amount: 'exact' }],
      returning:
        values.return === undefined
          ? null
          : {
              receipt: values.return,
              lines: lines.filter((entry) => entry !== null),
              membershipGives: isWholePrice ? 'price' : 'unusedDays',
            },
      isJson: values.json,
      tillArguments,
    },
  };
}

function parseGoods(text: string): SaleArguments['goods'][number] | null {
  const match = /^([^xXхХ×*]+)(?:[xXхХ×*](.+))?$/.exec(text.trim());
  const code = match?.[1]?.trim();
  if (!code) return null;
  if (match?.[2] === undefined) return { code, quantity: null };
  const quantity = parseQuantity(match[2]);
  return quantity === null ? null : { code, quantity };
}

function parseLine(text: string): NonNullable<SaleArguments['returning']>['lines'][number] | null {
  const match = /^([1-9]\d{0,3})(?:[xXхХ×*](.+))?$/.exec(text.trim());
  if (match === null) return null;
  if (match[2] === undefined) return { lineNo: Number(match[1]), quantity: null };
  const quantity = parseQuantity(match[2]);
  return quantity === null ? null : { lineNo: Number(match[1]), quantity };
}

function parseCertificate(text: string): SaleArguments['certificates'][number] | null {
  const match = /^([0-9A-Za-z-]{4,32}):(\d{4,8})$/.exec(text.trim());
  return match?.[1] && match[2] ? { number: match[1].toUpperCase(), pin: match[2] } : null;
}

function parseRedeem(text: string): SaleArguments['redeem'] | null {
  if (text === 'max') return { kind: 'max' };
  const amount = parseHundredths(text);
  if (amount === null) return null;
  return amount === 0 ? { kind: 'none' } : { kind: 'points', points: points(amount) };
}

function parsePayment(text: string): SaleArguments['payments'][number] | null {
  const [kind, sum] = text.split(':', 2);
  if (kind !== 'cash' && kind !== 'card') return null;
  if (sum === undefined) return { kind, amount: 'exact' };
  const amount = parseHundredths(sum);
  return amount === null ? null : { kind, amount: kopecks(amount) };
}
