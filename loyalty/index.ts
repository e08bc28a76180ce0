/** The door of the engine: everything `main` and `central` may use. */
export * from './money/units.ts';
export type * from './quote/types.ts';
