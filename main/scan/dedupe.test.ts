/** One reading told from two, row by row. Source: scanners section 9. */
import { describe, expect, it } from 'vitest';
import { dedupe } from './dedupe.ts';
import type { RecentScans, ScanVerdict, SeenScan } from './dedupe.ts';

const CARD = '2900012345671';
const GOODS = '4600000000015';

const seen = (at: number, text: string, more: Partial<SeenScan> = {}): SeenScan => ({
  text,
  source: 'hid',
  deviceId: 'hid:1',
  isGoods: text === GOODS,
  isStand: false,
  memberRef: null,
  at,
  ...more,
});

function verdicts(scans: readonly SeenScan[]): ScanVerdict[] {
  let recent: RecentScans = [];
  return scans.map((scan) => {
    const { verdict, recent: next } = dedupe(recent, scan);
    recent = next;
    return verdict;
  });
}

const camera = { source: 'camera', deviceId: 'camera' } as const;
const wedge = { source: 'wedge', deviceId: 'wedge' } as const;
const stand = { isStand: true } as const;
const phone = (memberRef: string) => ({ memberRef });

const ROWS: [string, SeenScan[], ScanVerdict[]][] = [
  ['goods by hand count each time, 30 ms apart', [seen(0, GOODS), seen(30, GOODS)], ['new', 'new']],
  ['goods typed on a wedge count each time', [seen(0, GOODS, wedge), seen(200, GOODS, wedge)], ['new', 'new']],
  [
    'goods under a camera within 1500 ms are one',
    [seen(0, GOODS, camera), seen(1500, GOODS, camera)],
    ['new', 'repeat'],
  ],
  ['goods on a stand within 1500 ms are one', [seen(0, GOODS, stand), seen(1500, GOODS, stand)], ['new', 'repeat']],
  ['a card within 1500 ms is one scan', [seen(0, CARD), seen(1500, CARD)], ['new', 'repeat']],
  ['a card after 1501 ms is read again', [seen(0, CARD), seen(1501, CARD)], ['new', 'new']],
  [
    'a card read by hand does not restart its window',
    [seen(0, CARD), seen(1000, CARD), seen(2000, CARD)],
    ['new', 'repeat', 'new'],
  ],
  [
    'a card in view of a camera restarts it, however long it lies there',
    [0, 1000, 2000, 3000, 4500].map((at) => seen(at, CARD, camera)),
    ['new', 'repeat', 'repeat', 'repeat', 'repeat'],
  ],
  [
    'a card in view counts again after 1501 ms of absence',
    [0, 1000, 2501].map((at) => seen(at, CARD, camera)),
    ['new', 'repeat', 'new'],
  ],
  ['one text from two interfaces within 400 ms is one', [seen(0, GOODS), seen(400, GOODS, wedge)], ['new', 'repeat']],
  ['one text from two interfaces after 401 ms is two', [seen(0, GOODS), seen(401, GOODS, wedge)], ['new', 'new']],
  [
    'two bottles on a unit that sends on two interfaces are two',
    [seen(0, GOODS), seen(10, GOODS, wedge), seen(200, GOODS), seen(210, GOODS, wedge)],
    ['new', 'repeat', 'new', 'repeat'],
  ],
  [
    'a camera that goes on seeing what the hand scanner read adds nothing',
    [seen(0, GOODS), ...[100, 300, 500, 900, 2000].map((at) => seen(at, GOODS, camera))],
    ['new', 'repeat', 'repeat', 'repeat', 'repeat', 'repeat'],
  ],
  [
    'a different code is never suppressed',
    [seen(0, CARD), seen(0, '2900000000421'), seen(1, CARD)],
    ['new', 'new', 'repeat'],
  ],
  [
    'a new token of the same member within 10 s is newer, not new',
    [seen(0, 'R1-A', phone('m')), seen(9000, 'R1-B', phone('m')), seen(10_000, 'R1-B', phone('m'))],
    ['new', 'newerToken', 'repeat'],
  ],
  [
    'the same member after 10 s is read again',
    [seen(0, 'R1-A', phone('m')), seen(10_001, 'R1-B', phone('m'))],
    ['new', 'new'],
  ],
  ['another member is never suppressed', [seen(0, 'R1-A', phone('m')), seen(10, 'R1-B', phone('n'))], ['new', 'new']],
];

describe('dedupe', () => {
  for (const [name, scans, expected] of ROWS) {
    it(name, () => {
      expect(verdicts(scans)).toEqual(expected);
    });
  }

  it('remembers nothing older than 10 s', () => {
    const { recent } = dedupe(dedupe([], seen(0, CARD)).recent, seen(10_001, GOODS));
    expect(recent.map(({ text }) => text)).toEqual([GOODS]);
  });
});
