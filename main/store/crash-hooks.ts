/** Where a crash test may end the process. `*.before` lies inside the transaction, right before its commit. */
export type CrashPoint =
  | 'T0.before'
  | 'T0.after'
  | 'T1.before'
  | 'T1.after'
  | 'T2.before'
  | 'T2.after'
  | 'append.before'
  | 'append.after'
  | 'join.before'
  | 'join.after'
  | 'answers.before'
  | 'answers.after'
  | 'switch.before'
  | 'switch.after';

/** Called at each named point; production passes none. Source: offline-sync section 15. */
export type CrashHooks = (point: CrashPoint) => void;
