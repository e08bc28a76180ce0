/** A survey whose answer nobody can reward. */
import { error, warning } from './finding.ts';
import type { Check } from './finding.ts';
import { RECEIPT_MARK } from '../programme/receipt-terms.ts';

export const findLostSurveys: Check = ({ programme, rules }) => {
  const { url, rule } = programme.receipt?.survey ?? {};
  if (url === undefined || rule === undefined) return [];
  const isRewarded = rules.some(({ id, kind }) => id === rule && kind === 'event-accrual');
  if (!isRewarded) return [error('survey.noReward', ['receipt', 'survey', 'rule'], { id: rule })];
  if (!url.includes(RECEIPT_MARK))
    return [warning('survey.nobody', ['receipt', 'survey', 'url'], { mark: RECEIPT_MARK })];
  return [];
};
