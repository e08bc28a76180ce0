import { error, warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';

export const findFullExperiments: Check = ({ programme: { experiments = [] }, rules }) =>
  experiments.flatMap(({ id, groups }, at): Finding[] => {
    const share = groups.reduce((sum, { shareBp }) => sum + shareBp, 0);
    const isUsed = rules.some(({ audience }) => typeof audience === 'object' && audience.experiment?.id === id);
    return [
      ...(share > 10_000 ? [error('experiment.tooMuch', ['experiments', at, 'groups'], { id, share })] : []),
      ...(isUsed ? [] : [warning('experiment.unused', ['experiments', at, 'id'], { id })]),
    ];
  });
