/** One document for each finding, wrong in that alone; a last test holds that no finding is left out. */
import { describe, expect, it } from 'vitest';
import { demoProgramme } from '../programmes/demo.ts';
import { itemPercent, percentAccrual, programmeOf, receiptPercent, redemptionOf } from '../testing/shop.ts';
import type { RuleDraft } from '../testing/shop.ts';
import { checkProgramme } from './check-programme.ts';
import { explainFinding, FINDING_CODES } from './finding-texts.ts';

interface Case {
  says: string;
  rules?: RuleDraft[];
  terms?: Record<string, unknown>;
  severity: 'error' | 'warning';
  code: string;
  path: string;
}

const redeem = redemptionOf(30_00);
const tier = (id: string, from: number) => ({ id, name: { ru: id, en: id }, from });
const TIERS = [tier('base', 0), tier('gold', 1000_00)];
const GROUP = (mode: string) => ({ groups: [{ id: 'g', mode }] });
const scale = (by: string, ...steps: [number, number][]) => ({
  kind: 'scale-discount',
  by,
  steps: steps.map(([from, rateBp]) => ({ from, rateBp })),
});
const caps = (more: object) => ({ kind: 'accrual-caps', ...more });
const voucher = { kind: 'points-voucher', points: 100_00, couponRule: 'r1' };
const NEVER = { activationDays: 0, expiry: { mode: 'none' } };
const stampCard = { kind: 'stamps', goal: 9 };
const stampGift = { kind: 'stamp-reward', stamps: 'r1', goal: 9 };
const club = { kind: 'membership-sale', goods: { tags: ['club'] }, membership: 'club', months: 1 };
const TRIAL = (shareBp: number) => ({
  experiments: [
    {
      id: 't',
      salt: '',
      groups: [
        { id: 'a', shareBp: 5_000 },
        { id: 'b', shareBp },
      ],
    },
  ],
});
const inTrial = (group: string) => itemPercent(5_00, { audience: { experiment: { id: 't', group } } });

const surveyOf = (survey: object) => ({ receipt: { survey: { caption: { ru: 'Опрос', en: 'Survey' }, ...survey } } });
const answer = { kind: 'event-accrual', event: 'survey', points: 50_00 };

const error = (says: string, code: string, path: string, rules?: RuleDraft[], terms?: object): Case =>
  ({ says, severity: 'error', code, path, rules, terms }) as Case;
const warning = (says: string, code: string, path: string, rules?: RuleDraft[], terms?: object): Case =>
  ({ says, severity: 'warning', code, path, rules, terms }) as Case;

const CASES: Case[] = [
  error('a window that ends before it begins', 'window.empty', 'mechanics[0].window', [
    itemPercent(5_00, { window: { from: '2026-05-01', to: '2026-05-01' } }),
  ]),
  error('a window over before the programme', 'window.over', 'mechanics[0].window.to', [
    itemPercent(5_00, { window: { to: '2025-12-31' } }),
  ]),
  error(
    'a window after the programme',
    'window.late',
    'mechanics[0].window.from',
    [itemPercent(5_00, { window: { from: '2027-01-01' } })],
    { to: '2027-01-01' },
  ),
  error('hours of no length', 'hours.empty', 'mechanics[0].window.hours', [
    itemPercent(5_00, { window: { hours: { from: '10:00', to: '10:00' } } }),
  ]),
  error('a tier the programme does not have', 'reference.unknown', 'mechanics[0].audience.tiers', [
    itemPercent(5_00, { audience: { tiers: ['gold'] } }),
  ]),
  error('a group that is not declared', 'reference.unknown', 'mechanics[0].group', [itemPercent(5_00, { group: 'g' })]),
  error('a membership nobody sells', 'reference.unknown', 'mechanics[0].audience.memberships', [
    itemPercent(5_00, { audience: { memberships: ['club'] } }),
  ]),
  error(
    'a group of an experiment with nobody in it',
    'reference.unknown',
    'mechanics[0].audience.experiment.group',
    [inTrial('b')],
    TRIAL(0),
  ),
  error('a segment that is left out', 'audience.excluded', 'mechanics[0].audience.notSegments', [
    itemPercent(5_00, { audience: { segments: ['pro'], notSegments: ['pro', 'staff'] } }),
  ]),
  error(
    'a first purchase at a tier that takes purchases',
    'audience.newcomer',
    'mechanics[0].audience.tiers',
    [itemPercent(5_00, { audience: { firstPurchase: true, tiers: ['gold'] } })],
    { tiers: TIERS },
  ),
  warning('a first purchase a year after joining', 'audience.newcomerYears', 'mechanics[0].audience.anniversary', [
    itemPercent(5_00, { audience: { firstPurchase: true, anniversary: { before: 0, after: 7 } } }),
  ]),
  warning('a birthday all year', 'audience.always', 'mechanics[0].audience.birthday', [
    itemPercent(5_00, { audience: { birthday: { before: 182, after: 182 } } }),
  ]),
  error('a brand of card without cards', 'paidWith.noCard', 'mechanics[0].paidWith', [
    itemPercent(5_00, { paidWith: { kinds: ['cash'], brands: ['own-card'] } }),
  ]),
  error('a sum above what a receipt holds', 'threshold.unreachable', 'mechanics[0].threshold.amount', [
    itemPercent(5_00, { threshold: { amount: 10_000_000_000 } }),
  ]),
  error('a quantity above what a line holds', 'quantity.unreachable', 'mechanics[0].threshold.quantity', [
    itemPercent(5_00, { threshold: { quantity: 100_000_000 } }),
  ]),
  error('an empty budget', 'budget.empty', 'mechanics[0].limits.budget', [
    itemPercent(5_00, { limits: { budget: 0 } }),
  ]),
  error('more visits than days', 'tier.unreachable', 'tiers[1].from', [], {
    tiers: [tier('base', 0), tier('gold', 32)],
    tierTerms: { metric: 'visits', window: { kind: 'rolling', months: 1 } },
  }),
  error('no tier for a newcomer', 'tier.noneForAll', 'tiers[0].from', [], { tiers: [tier('gold', 1000_00)] }),
  warning('a gap below a scale', 'scale.startsLate', 'mechanics[0].steps[0].from', [
    { ...scale('lastMonth', [1000_00, 5_00]), kind: 'scale-accrual' },
    redeem,
  ]),
  error('a step no receipt reaches', 'scale.unreachable', 'mechanics[0].steps[1].from', [
    scale('receipt', [500_00, 3_00], [10_000_000_000, 5_00]),
  ]),
  warning('a step that adds nothing', 'scale.same', 'mechanics[0].steps[1].rateBp', [
    scale('receipt', [500_00, 3_00], [1000_00, 3_00]),
  ]),
  warning('a step that takes away', 'scale.falls', 'mechanics[0].steps[1].rateBp', [
    scale('receipt', [500_00, 5_00], [1000_00, 3_00]),
  ]),
  warning('a cap above the cap of the receipt', 'cap.dead', 'mechanics[0].maxPoints', [
    percentAccrual(5_00, { maxPoints: 500_00 }),
    caps({ perReceipt: 300_00 }),
    redeem,
  ]),
  warning('a cap of a receipt above the cap of a day', 'cap.dead', 'mechanics[0].perReceipt', [
    caps({ perReceipt: 500_00, perDay: 300_00 }),
  ]),
  warning('more uses a day than in a life', 'cap.dead', 'mechanics[0].limits.perDay', [
    itemPercent(5_00, { limits: { perDay: 3, perMember: 2 } }),
  ]),
  error('a cap of nothing', 'cap.nothing', 'mechanics[0].perDay', [caps({ perDay: 0 })]),
  error('no discount at all', 'cap.noDiscount', 'maxShareBp', [], { maxShareBp: 0 }),
  error('a part of a limit there is not', 'allotment.noLimit', 'mechanics[0].limits.allotment.total', [
    itemPercent(5_00, { limits: { budget: 100, allotment: { total: 1 } } }),
  ]),
  warning('a part of a limit above it', 'allotment.aboveLimit', 'mechanics[0].limits.allotment.budget', [
    itemPercent(5_00, { limits: { budget: 100, allotment: { budget: 101 } } }),
  ]),
  error('a part of no accrual budget', 'allotment.noAccrualBudget', 'accrualAllotment', [], { accrualAllotment: 100 }),
  error('no points at all', 'cap.noPoints', 'accrualBudget', [], { accrualBudget: 0 }),
  warning('a gift above the cap of the receipt', 'gift.cut', 'mechanics[0].points', [
    { kind: 'fixed-accrual', points: 500_00 },
    caps({ perReceipt: 300_00 }),
    redeem,
  ]),
  error('a redemption of 0 %', 'redemption.never', 'mechanics[0].receiptBp', [redemptionOf(0)]),
  error('a least above the most', 'redemption.minAboveMost', 'mechanics[0].minPoints', [
    redemptionOf(30_00, { minPoints: 500_00, perReceipt: 300_00 }),
  ]),
  warning('a least above the offline limit', 'redemption.neverOffline', 'mechanics[0].minPoints', [
    redemptionOf(30_00, { minPoints: 500_01 }),
  ]),
  warning(
    'a smaller percent beside a larger one for all',
    'rule.shadowed',
    'mechanics[1].group',
    [itemPercent(10_00, { group: 'g' }), itemPercent(5_00, { group: 'g', goods: { tags: ['a'] } })],
    GROUP('best'),
  ),
  warning(
    'a group whose rules run in different stages',
    'group.apart',
    'mechanics[1].group',
    [itemPercent(5_00, { group: 'g' }), receiptPercent(10_00, { group: 'g' })],
    GROUP('best'),
  ),
  warning(
    'a group of rules with and without a code',
    'group.apart',
    'mechanics[1].group',
    [itemPercent(10_00, { group: 'g' }), itemPercent(5_00, { group: 'g', coupon: { codes: ['TEN'] } })],
    GROUP('best'),
  ),
  warning(
    'a rule after the first that always fits',
    'rule.shadowed',
    'mechanics[1].group',
    [itemPercent(5_00, { group: 'g' }), itemPercent(10_00, { group: 'g' })],
    GROUP('first'),
  ),
  warning('an exclusive discount that always holds', 'exclusive.always', 'mechanics[0].exclusive', [
    itemPercent(5_00, { exclusive: 'receipt' }),
    itemPercent(9_00),
  ]),
  warning(
    'points that go with no discount, and a discount on everything',
    'points.neverWithDiscount',
    'pointsExclusive',
    [itemPercent(5_00), redeem],
    { pointsExclusive: true },
  ),
  error('a code of two rules', 'code.twice', 'mechanics[1].coupon.codes[0]', [
    itemPercent(5_00, { coupon: { codes: ['SALE'] } }),
    itemPercent(9_00, { coupon: { codes: ['SALE'] } }),
  ]),
  error('codes that differ only as look-alikes', 'code.lookAlike', 'mechanics[1].coupon.codes[0]', [
    itemPercent(5_00, { coupon: { codes: ['СОК-1'] } }),
    itemPercent(9_00, { coupon: { codes: ['c0ki'] } }),
  ]),
  error('a code of dashes', 'code.empty', 'mechanics[0].coupon.codes[0]', [
    itemPercent(5_00, { coupon: { codes: ['—-'] } }),
  ]),
  warning('a percent that gives the goods away', 'discount.belowMinimum', 'mechanics[0].rateBp', [
    itemPercent(95_00),
    redeem,
  ]),
  warning('percents that give the goods away together', 'discount.stack', 'mechanics', [
    itemPercent(70_00),
    receiptPercent(70_00),
  ]),
  warning('a price of nothing', 'price.zero', 'mechanics[0].price', [{ kind: 'set-price', price: 0 }]),
  error('points that lapse before they come alive', 'lots.deadBeforeAlive', 'lots.expiry', [], {
    lots: { activationDays: 41, expiresFrom: 'accrual', expiry: { mode: 'days', days: 40 } },
  }),
  warning(
    'points that lapse at the end of the month before they come alive',
    'lots.someDeadBeforeAlive',
    'lots.expiry',
    [],
    { lots: { activationDays: 7, expiresFrom: 'accrual', expiry: { mode: 'endOfMonth' } } },
  ),
  error('a last day before the first', 'lots.dateIsOver', 'lots.expiry.date', [], {
    lots: { activationDays: 14, expiry: { mode: 'fixedDate', date: '2026-01-14' } },
  }),
  warning('a warning that never stops', 'lots.alwaysWarned', 'expiryWarningDays', [], {
    lots: { activationDays: 0, expiry: { mode: 'days', days: 30 } },
  }),
  error('a voucher for a rule without coupons', 'coupon.notSingle', 'mechanics[1].couponRule', [
    itemPercent(5_00),
    { ...voucher, valid: NEVER },
  ]),
  warning('a gift for another number of stamps', 'stamps.otherGoal', 'mechanics[1].goal', [
    stampCard,
    { ...stampGift, goal: 10 },
  ]),
  warning('stamps for nothing', 'stamps.noReward', 'mechanics[0].id', [stampCard]),
  warning('a membership that brings nothing', 'membership.unused', 'mechanics[0].membership', [club]),
  error('a quest without a reward', 'rule.givesNothing', 'mechanics[0].kind', [
    { kind: 'quest', conditions: [{ id: 'visits', receipts: 2 }] },
  ]),
  error('a rate of 0 %', 'rule.givesNothing', 'mechanics[0].kind', [percentAccrual(0), redeem]),
  error('a multiplier of nothing', 'multiplier.nothing', 'mechanics[0].kind', [
    { kind: 'accrual-multiplier', multiplier: 2000 },
  ]),
  warning('points that buy nothing', 'points.useless', 'mechanics[0]', [percentAccrual(5_00)]),
  error('groups of more than everybody', 'experiment.tooMuch', 'experiments[0].groups', [inTrial('a')], TRIAL(6_000)),
  error(
    'a survey that nothing rewards',
    'survey.noReward',
    'receipt.survey.rule',
    [],
    surveyOf({ url: 'https://survey.example/?r={receipt}', rule: 'r1' }),
  ),
  warning(
    'a survey that cannot tell whose answer it is',
    'survey.nobody',
    'receipt.survey.url',
    [answer, redeem],
    surveyOf({ url: 'https://survey.example/', rule: 'r1' }),
  ),
  warning('an experiment that changes nothing', 'experiment.unused', 'experiments[0].id', [], TRIAL(5_000)),
];

describe('checkProgramme', () => {
  it('has nothing to say of the demo programme', () => {
    expect(checkProgramme(demoProgramme)).toEqual([]);
  });

  it.each(CASES)('finds $says: $code at $path', ({ rules = [], terms = {}, severity, code, path }) => {
    const found = checkProgramme(programmeOf(rules, terms));
    expect(found.map((each) => [each.severity, each.code, each.path])).toEqual([[severity, code, path]]);
  });

  it('has a case for everything it can find, and words for it without a gap', () => {
    expect([...new Set(CASES.map(({ code }) => code))].sort()).toEqual([...FINDING_CODES].sort());
    for (const { rules = [], terms = {} } of CASES) {
      const [finding] = checkProgramme(programmeOf(rules, terms));
      // The place of the receipt in the address of a survey is itself written in braces.
      const [ru, en] = (['ru', 'en'] as const).map((locale) =>
        explainFinding(finding!, locale).replace('{receipt}', '…'),
      );
      expect(ru).toMatch(/^[^{}]*[а-я][^{}]*$/);
      expect(en).toMatch(/^[^{}]+$/);
    }
  });

  it('puts errors before warnings and says each in both languages', () => {
    const findings = checkProgramme(programmeOf([itemPercent(95_00), itemPercent(5_00, { group: 'g' })]));
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(findings.map((finding) => explainFinding(finding, 'ru'))).toEqual([
      '«g» в программе нет: правило не сработает никогда',
      expect.stringMatching(/^правило «r1» отдаёт 95/),
    ]);
    expect(explainFinding(findings[0]!, 'en')).toBe('g is not in the programme: the rule can never apply');
  });

  it.each([
    ['a larger percent for some goods only', itemPercent(10_00, { group: 'g', goods: { tags: ['a'] } })],
    ['a larger percent for members only', itemPercent(10_00, { group: 'g', audience: 'members' })],
  ])('leaves a rule alone beside %s', (_, other) => {
    const terms = GROUP('best');
    expect(checkProgramme(programmeOf([other, itemPercent(5_00, { group: 'g' })], terms))).toEqual([]);
  });

  it('names one of two equal rules of a group', () => {
    const twins = [itemPercent(5_00, { group: 'g' }), itemPercent(5_00, { group: 'g' })];
    expect(checkProgramme(programmeOf(twins, GROUP('best'))).map(({ path }) => path)).toEqual(['mechanics[1].group']);
  });
});
