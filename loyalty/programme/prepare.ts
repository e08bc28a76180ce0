import { PRIORITY_DEFAULT } from './rule.ts';
import { canonicalText } from './schema.ts';
import type { Programme, Rule } from './schema.ts';
import { createCatalogue, registerGoods } from './goods.ts';
import type { GoodsCatalogue } from './goods.ts';
import type { Tier } from './terms.ts';
import { mechanicOf, prepareRule } from '../mechanics/index.ts';
import { STAGES } from '../mechanics/mechanic.ts';
import type { Decide, Stage } from '../mechanics/mechanic.ts';
import type { Instant } from '../money/units.ts';
import { startOfDate } from '../time/zoned-day.ts';

export interface PreparedRule {
  id: string;
  /** The names as explanations carry them. */
  names: { ruleRu: string; ruleEn: string };
  decide: Decide;
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
  stages: readonly { stage: Stage; rules: readonly PreparedRule[] }[];
  catalogue: GoodsCatalogue;
}

/**
 * @param programme as `parseProgramme` gave it
 * @param hashOf SHA-256 of the canonical text in hex, from the host: the engine has no crypto of its own
 */
export function prepareProgramme(programme: Programme, hashOf: (canonicalText: string) => string): PreparedProgramme {
  const catalogue = createCatalogue();
  const workshop = { terms: programme, goods: registerGoods.bind(null, catalogue) };
  const ordered = [...programme.mechanics].sort(compareRules);
  const stages = STAGES.map((stage) => ({
    stage,
    rules: ordered
      .filter((rule) => mechanicOf(rule).stage === stage)
      .map((rule) => ({
        id: rule.id,
        names: { ruleRu: rule.name.ru, ruleEn: rule.name.en },
        decide: prepareRule(rule, workshop),
      })),
  }));
  return {
    programme,
    hash: hashOf(canonicalText(programme)),
    from: startOfDate(programme.from, programme.zone),
    to: programme.to === null ? null : startOfDate(programme.to, programme.zone),
    tiers: [...programme.tiers].sort((a, b) => a.from - b.from),
    stages: stages.filter(({ rules }) => rules.length > 0),
    catalogue,
  };
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
