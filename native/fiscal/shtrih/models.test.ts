import { describe, expect, it } from 'vitest';
import { bytesOf } from './fixtures/hex-text.ts';
import { chooseModel } from './models.ts';

describe('chooseModel', () => {
  it('tags the measure after the line on a real classic device and before it on cash-core firmware', () => {
    expect(chooseModel('ШТРИХ-М-01Ф', bytesOf('5A A0 40 07 20 6C 00 00')).measureTag).toBe('after');
    expect(chooseModel('ШТРИХ-М-02Ф', bytesOf('5A A0 C0 07 20 6C 00 00')).measureTag).toBe('before');
    expect(chooseModel('ШТРИХ-М-01Ф', null).measureTag).toBe('after');
  });

  it.each([
    ['ШТРИХ-М-01Ф', 0xcb],
    ['ШТРИХ-НАНО-Ф', 0x90],
  ])('%s writes 22 %% as %i', (name, expected) => {
    expect(chooseModel(name, null).taxBytes.vat22).toBe(expected);
  });
});
