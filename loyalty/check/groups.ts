/** Groups whose rules never meet. Source: loyalty-domain section 5: a group lives in one stage. */
import { mechanicOf } from '../mechanics/index.ts';
import type { Stage } from '../mechanics/mechanic.ts';
import { runsIn } from '../programme/prepare.ts';
import { warning } from './finding.ts';
import type { AnyRule, Check } from './finding.ts';

/** In which a rule is compared with others. */
export const stageOf = (rule: AnyRule): Stage => runsIn({ stage: mechanicOf(rule).stage, common: rule });

/** The first rule of a group that runs elsewhere than the first of them is named. */
export const findGroupsApart: Check = ({ rules, programme: { groups = [] } }) =>
  groups.flatMap(({ id, mode }) => {
    if (mode === 'all') return [];
    const members = rules.filter(({ group }) => group === id);
    const apart = members.find((rule) => stageOf(rule) !== stageOf(members[0]!));
    return apart === undefined
      ? []
      : [warning('group.apart', ['mechanics', rules.indexOf(apart), 'group'], { rule: apart.id })];
  });
