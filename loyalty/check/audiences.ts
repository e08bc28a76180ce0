/** Conditions that no member can meet together. */
import { audienceOf, eachRule, error, warning } from './finding.ts';
import type { Finding } from './finding.ts';

export const findImpossibleAudiences = eachRule((rule, at, { programme }) => {
  const { segments = [], notSegments = [], tiers, firstPurchase, anniversary, birthday } = audienceOf(rule);
  const isExcluded = segments.length > 0 && segments.every((id) => notSegments.includes(id));
  const upper = programme.tiers.filter(({ from }) => from > 0).map(({ id }) => id);
  const wantsUpper = tiers !== undefined && tiers.every((id) => upper.includes(id));
  const params = { rule: rule.id };
  const findings: Finding[] = [];
  if (isExcluded) findings.push(error('audience.excluded', at('audience', 'notSegments'), params));
  if (firstPurchase === true && wantsUpper) findings.push(error('audience.newcomer', at('audience', 'tiers'), params));
  if (firstPurchase === true && anniversary !== undefined) {
    findings.push(warning('audience.newcomerYears', at('audience', 'anniversary'), params));
  }
  for (const [field, around] of Object.entries({ birthday, anniversary })) {
    if (around !== undefined && around.before + around.after >= 364) {
      findings.push(warning('audience.always', at('audience', field), params));
    }
  }
  const { kinds, brands } = rule.paidWith ?? {};
  if (kinds !== undefined && brands !== undefined && !kinds.includes('card')) {
    findings.push(error('paidWith.noCard', at('paidWith'), params));
  }
  return findings;
});
