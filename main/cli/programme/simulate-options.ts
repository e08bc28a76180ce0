import { availableParallelism } from 'node:os';
import { isZone, REDEEM_MODELS, type Locale, type RedeemModel } from '../../../loyalty/index.ts';
import { WrongUse, type Asked } from './command.ts';

export interface SimulateOptions {
  against: string | null;
  source: { kind: 'file'; path: string } | { kind: 'shop'; receipts: number };
  seed: string;
  redeem: RedeemModel;
  marginBp: number;
  /** null = the programme's */
  zone: string | null;
  htmlPath: string | null;
  isJson: boolean;
  workers: number;
  locale: Locale;
}

const text = { type: 'string' } as const;

export const SIMULATE_OPTIONS = {
  against: text,
  receipts: text,
  synthetic: text,
  seed: { ...text, default: '1' },
  redeem: { ...text, default: 'max' },
  'margin-bp': { ...text, default: '2500' },
  zone: text,
  html: text,
  json: { type: 'boolean', default: false },
  workers: text,
} as const;

const RECEIPTS_MAX = 10_000_000;
const WORKERS_MAX = 64;

/** @throws WrongUse */
export function simulateOptions({ options, locale }: Pick<Asked, 'options' | 'locale'>): SimulateOptions {
  const said = (name: keyof typeof SIMULATE_OPTIONS): string | null => {
    const value = options[name];
    return typeof value === 'string' ? value : null;
  };
  const zone = said('zone');
  if (zone !== null && !isZone(zone)) throw wrong(`--zone: нет такого пояса: ${zone}`, `--zone: no such zone: ${zone}`);
  const redeem = REDEEM_MODELS.find((model) => model === said('redeem'));
  if (redeem === undefined)
    throw wrong(`--redeem: ${REDEEM_MODELS.join(', ')}`, `--redeem: ${REDEEM_MODELS.join(', ')}`);
  const workers = said('workers');
  return {
    ...{ zone, redeem, locale },
    against: said('against'),
    source: sourceOf(said('receipts'), said('synthetic')),
    seed: said('seed') ?? '',
    marginBp: within('margin-bp', said('margin-bp'), 0, 10_000),
    htmlPath: said('html'),
    isJson: options['json'] === true,
    workers: workers === null ? availableParallelism() : within('workers', workers, 1, WORKERS_MAX),
  };
}

function sourceOf(path: string | null, synthetic: string | null): SimulateOptions['source'] {
  if (path !== null && synthetic === null) return { kind: 'file', path };
  if (path === null && synthetic !== null) {
    return { kind: 'shop', receipts: within('synthetic', synthetic, 1, RECEIPTS_MAX) };
  }
  throw wrong(
    'Нужно одно из двух: --receipts или --synthetic.',
    'One of the two is needed: --receipts or --synthetic.',
  );
}

function within(name: string, value: string | null, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw wrong(`--${name}: целое от ${least} до ${most}`, `--${name}: an integer from ${least} to ${most}`);
}

const wrong = (ru: string, en: string): WrongUse => new WrongUse({ ru, en });
