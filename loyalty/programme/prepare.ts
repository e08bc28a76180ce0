import { foldCode } from '../codes/fold-code.ts';
import { compileGates } from '../admission/admission.ts';
import type { Family, Gate } from '../admission/admission.ts';
import { mechanicOf, PRODUCT } from '../mechanics/index.ts';
import { STAGES } from '../mechanics/mechanic.ts';
import type { Decide, Mechanic, Stage, Workshop } from '../mechanics/mechanic.ts';
import type { Instant } from '../money/units.ts';
import { matching, openLines } from '../quote/draft.ts';
import type { Explanation } from '../quote/types.ts';
import { startOfDate } from '../time/zoned-day.ts';
import { createCatalogue, registerGoods } from './goods.ts';
import type { Goods, GoodsCatalogue, GoodsId } from './goods.ts';
import { PRIORITY_DEFAULT } from './rule.ts';
import type { CommonRule } from './rule.ts';
import { canonicalText } from './schema.ts';
import type { Programme, Rule } from './schema.ts';
import type { Tier } from './terms.ts';

export interface PreparedRule {
  id: string;
  /** The names as explanations carry them. */
  names: { ruleRu: string; ruleEn: string };
  /** What the frame looks at; the rest of the rule is the mechanic's own. */
  common: CommonRule;
  /** Of the mechanic: an item coupon runs before a receipt coupon. */
  stage: Stage;
  gates: readonly Gate[];
  /** Ids it does not live with, both ways. */
  incompatible: ReadonlySet<string>;
  /**
   * A discount that only its goods can keep away: with none of them in the basket it is told off without being asked,
   * which is what most rules of a large programme come to. null = it is always asked.
   */
  passedBy: { goods: readonly GoodsId[]; told: Explanation } | null;
  decide: Decide;
}

export const nameOf = ({ common }: PreparedRule): CommonRule['name'] => common.name;

/** Rules that run one after another, or a group that is compared on the same amounts. */
export interface Slot {
  mode: 'all' | 'best' | 'first';
  rules: readonly PreparedRule[];
}

/** A programme made ready to quote; prepare once, use for every basket. */
export interface PreparedProgramme {
  programme: Programme;
  hash: string;
  /** In force in [from, to). */
  from: Instant;
  to: Instant | null;
  /** Ascending by bound. */
  tiers: readonly Tier[];
  /** In the order in which they run; a stage without rules is absent. */
  stages: readonly { stage: Stage; slots: readonly Slot[] }[];
  /** Discounts that stand alone, in the order in which they are asked. */
  exclusive: readonly PreparedRule[];
  byId: ReadonlyMap<string, PreparedRule>;
  /** Rule ids by the folded codes that the programme itself names. */
  ruleByCode: ReadonlyMap<string, string>;
  catalogue: GoodsCatalogue;
}

/**
 * @param programme as `parseProgramme` gave it
 * @param hashOf SHA-256 of the canonical text in hex, from the host: the engine has no crypto of its own
 * @param text canonical text as `parseProgramme` gave it; differs from the programme's own where that was migrated
 * @param mechanics the list whose schema the programme passed
 */
export function prepareProgramme(
  programme: Programme,
  hashOf: (canonicalText: string) => string,
  text = canonicalText(programme),
  mechanics: readonly Mechanic[] = PRODUCT,
): PreparedProgramme {
  const catalogue = createCatalogue();
  const foes = incompatibilities(programme.mechanics);
  const rules = [...programme.mechanics]
    .sort(compareRules)
    .map((rule) => prepareOne(rule, mechanicOf(rule, mechanics), createBench(programme, catalogue), foes));
  const modes = new Map((programme.groups ?? []).map(({ id, mode }) => [id, mode]));
  const stages = STAGES.map((stage) => ({
    stage,
    slots: slotsOf(
      rules.filter((rule) => runsIn(rule) === stage),
      modes,
    ),
  }));
  return {
    programme,
    hash: hashOf(text),
    from: startOfDate(programme.from, programme.zone),
    to: programme.to === null ? null : startOfDate(programme.to, programme.zone),
    tiers: [...programme.tiers].sort((a, b) => a.from - b.from),
    stages: stages.filter(({ slots }) => slots.length > 0),
    exclusive: rules.filter((rule) => rule.common.exclusive === 'receipt'),
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    ruleByCode: new Map(
      rules.flatMap(({ id, common }) => (common.coupon?.codes ?? []).map((code) => [foldCode(code), id])),
    ),
    catalogue,
  };
}

/** A discount that wants a code runs in the stage of coupons. */
export function runsIn({ stage, common }: Pick<PreparedRule, 'stage' | 'common'>): Stage {
  return common.coupon !== undefined && isDiscountStage(stage) ? 'coupon' : stage;
}

const isDiscountStage = (stage: Stage): boolean => stage === 'itemDiscount' || stage === 'receiptDiscount';

/** The workshop of one rule, which remembers the goods it asked for. */
interface Bench extends Workshop {
  asked: Set<GoodsId>;
}

function createBench(terms: Programme, catalogue: GoodsCatalogue): Bench {
  const asked = new Set<GoodsId>();
  const register = (goods: Goods | undefined): GoodsId => {
    const id = registerGoods(catalogue, goods);
    asked.add(id);
    return id;
  };
  return {
    terms,
    asked,
    linesOf(goods) {
      const id = register(goods);
      return (draft) => matching(draft, id);
    },
    openLinesOf({ goods, skipDiscounted = false }) {
      const id = register(goods);
      return (draft) => openLines(draft, id, skipDiscounted);
    },
  };
}

function prepareOne(
  rule: Rule,
  mechanic: Mechanic,
  bench: Bench,
  foes: ReadonlyMap<string, ReadonlySet<string>>,
): PreparedRule {
  const { stage } = mechanic;
  const common: CommonRule = { ...rule };
  const names = { ruleRu: rule.name.ru, ruleEn: rule.name.en };
  const gates = compileGates(common, bench.terms, FAMILY[stage]);
  const incompatible = foes.get(rule.id) ?? NO_FOES;
  const decide = mechanic.prepare({ ...rule }, bench);
  const hasOnlyGoods = gates.length === 0 && incompatible.size === 0 && bench.asked.size > 0;
  const isPlain = isDiscountStage(stage) && hasOnlyGoods && mechanic.isOffer !== true;
  const passedBy = isPlain ? { goods: [...bench.asked], told: noGoods(rule.id, names) } : null;
  return { id: rule.id, names, common, stage, gates, incompatible, passedBy, decide };
}

const noGoods = (ruleId: string, params: PreparedRule['names']): Explanation => ({
  code: 'discount.skipped.noGoods',
  ruleId,
  lineNo: null,
  amount: null,
  params,
});

const NO_FOES: ReadonlySet<string> = new Set();

const FAMILY: Record<Stage, Family> = {
  price: 'discount',
  itemDiscount: 'discount',
  receiptDiscount: 'discount',
  coupon: 'discount',
  rounding: 'discount',
  redemption: 'redeem',
  multiplier: 'accrue',
  accrual: 'accrue',
  accrualCaps: 'accrue',
  counters: 'reward',
  event: 'accrue',
};

function incompatibilities(rules: readonly CommonRule[]): Map<string, Set<string>> {
  const foes = new Map<string, Set<string>>();
  const add = (a: string, b: string) => foes.set(a, (foes.get(a) ?? new Set()).add(b));
  for (const { id, incompatibleWith = [] } of rules) {
    for (const other of incompatibleWith) {
      add(id, other);
      add(other, id);
    }
  }
  return foes;
}

/** A group runs at the place of its first member. */
function slotsOf(rules: readonly PreparedRule[], modes: ReadonlyMap<string, Slot['mode']>): Slot[] {
  const slots: Slot[] = [];
  const groups = new Map<string, PreparedRule[]>();
  for (const rule of rules) {
    const { group } = rule.common;
    const known = group === undefined ? undefined : groups.get(group);
    if (known !== undefined) {
      known.push(rule);
      continue;
    }
    const members = [rule];
    if (group !== undefined) groups.set(group, members);
    slots.push({ mode: modes.get(group ?? '') ?? 'all', rules: members });
  }
  return slots;
}

/** The version in force at an instant; of several the one that began last. */
export function findVersion(versions: readonly PreparedProgramme[], now: Instant): PreparedProgramme | undefined {
  return versions
    .filter(({ from, to }) => from <= now && (to === null || now < to))
    .sort((a, b) => b.from - a.from || b.programme.version - a.programme.version)[0];
}

function compareRules(a: Rule, b: Rule): number {
  const byPriority = (a.priority ?? PRIORITY_DEFAULT) - (b.priority ?? PRIORITY_DEFAULT);
  return byPriority !== 0 ? byPriority : a.id < b.id ? -1 : 1;
}
