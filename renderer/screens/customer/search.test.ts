import { describe, expect, it } from 'vitest';
import { attachesItself, worthSearching } from './search.ts';

describe('attachesItself', () => {
  it.each([
    ['4567', true],
    ['8145', true],
    ['916', false],
    ['9161', false],
    ['8 916', false],
    ['+791', false],
    ['91612', false],
    ['9161234567', true],
    ['+7 916 123-45-67', true],
    ['Анна', false],
  ])('«%s»: %s', (query, expected) => {
    expect(attachesItself(query)).toBe(expected);
  });
});

describe('worthSearching', () => {
  it.each([
    ['', false],
    ['456', false],
    ['4567', true],
    ['А', false],
    ['Ан', true],
  ])('«%s»: %s', (query, expected) => {
    expect(worthSearching(query)).toBe(expected);
  });
});
