/** What a valid document says that its author cannot have meant. */
import type { Programme } from '../programme/schema.ts';
import { findImpossibleAudiences } from './audiences.ts';
import { findDeadCaps } from './caps.ts';
import { findRepeatedCodes } from './codes.ts';
import { findFullExperiments } from './experiments.ts';
import { findGroupsApart } from './groups.ts';
import type { AnyRule, Check, Checked, Finding } from './finding.ts';
import { findDeadPoints } from './lots.ts';
import { findGivenAway } from './prices.ts';
import { findLostSurveys } from './surveys.ts';
import { findUnreachable } from './reach.ts';
import { findUnknown } from './references.ts';
import { findEmptyRewards } from './rewards.ts';
import { findBrokenScales } from './scales.ts';
import { findShadowed } from './shadowed.ts';
import { findDeadWindows } from './windows.ts';

const CHECKS: readonly Check[] = [
  findDeadWindows,
  findUnknown,
  findImpossibleAudiences,
  findUnreachable,
  findBrokenScales,
  findDeadCaps,
  findGroupsApart,
  findShadowed,
  findRepeatedCodes,
  findGivenAway,
  findDeadPoints,
  findEmptyRewards,
  findFullExperiments,
  findLostSurveys,
];

/** Errors first, then in the order of the checks. */
export function checkProgramme(programme: Programme): Finding[] {
  const checked: Checked = { programme, rules: programme.mechanics.map((rule): AnyRule => ({ ...rule })) };
  const findings = CHECKS.flatMap((check) => check(checked));
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}
