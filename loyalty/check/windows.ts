/** Rules whose days or hours never come while the programme is in force. */
import { eachRule, error } from './finding.ts';

export const findDeadWindows = eachRule(({ id: rule, window = {} }, at, { programme }) => {
  const { from, to, hours } = window;
  const isEmpty = from !== undefined && to !== undefined && to <= from;
  const isOver = to !== undefined && to <= programme.from;
  const isLate = from !== undefined && programme.to !== null && from >= programme.to;
  return [
    ...(isEmpty ? [error('window.empty', at('window'), { rule })] : []),
    ...(!isEmpty && isOver ? [error('window.over', at('window', 'to'), { rule, date: to })] : []),
    ...(!isEmpty && isLate ? [error('window.late', at('window', 'from'), { rule, date: from })] : []),
    ...(hours !== undefined && hours.from === hours.to ? [error('hours.empty', at('window', 'hours'), { rule })] : []),
  ];
});
