import { expect, it } from 'vitest';
import { ERRORS } from './catalogue.ts';

it('gives each failure a number of its own: it is what the cashier reads out to support', () => {
  const ids = Object.values(ERRORS).map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
