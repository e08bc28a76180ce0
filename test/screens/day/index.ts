/** One day of one till, 22.11.2026, as the till would say it: the figures of the reference shop. */
export * from './clock.ts';
export * from './goods.ts';
export * from './sale.ts';
export * from './rewards.ts';
export * from './certificates.ts';
export * from './done.ts';
export * from './status.ts';
export * from './held.ts';
export * from './returns.ts';
export * from './queue.ts';
export * from './member-events.ts';
export * from './transfers.ts';
export * from './training.ts';
