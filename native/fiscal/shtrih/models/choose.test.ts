import { describe, expect, it } from 'vitest';
import { bytesOf } from '../fixtures/hex-text.ts';
import { chooseModel } from './choose.ts';
import { FAMILIES } from './families.ts';
import { UNKNOWN } from './unknown.ts';

describe('chooseModel', () => {
  it('tags the measure after the line on a real classic device and before it on cash-core firmware', () => {
    expect(chooseModel('ШТРИХ-М-01Ф', bytesOf('5A A0 40 07 20 6C 00 00')).operationTags).toBe('after');
    expect(chooseModel('ШТРИХ-М-02Ф', bytesOf('5A A0 C0 07 20 6C 00 00')).operationTags).toBe('before');
    expect(chooseModel('ШТРИХ-М-01Ф', null).operationTags).toBe('after');
    expect(chooseModel('ШТРИХ-MOBILE-Ф', null).operationTags).toBe('before');
  });

  it.each([
    ['ШТРИХ-М-01Ф', 0xcb, 0xcc],
    ['ШТРИХ-НАНО-Ф', 0x90, 0xa0],
  ])('%s writes 22 %% as %i and 22/122 as %i', (name, vat22, vat22of122) => {
    expect(chooseModel(name, null).taxBytes).toMatchObject({ vat22, vat22of122 });
  });

  it('drives a model it does not know with what every model takes, and says so', () => {
    const model = chooseModel('ККТ-НЕВЕДОМАЯ', null);
    expect(model).toEqual({ ...UNKNOWN, isKnown: false });
    expect(model).toMatchObject({ codes: { qr: [], linear: [] }, takesMarkCode: false, findsDocuments: null });
    expect(chooseModel('ШТРИХ-ЛАЙТ-01Ф', null).isKnown).toBe(true);
  });

  it('believes the feature bits of a model it does not know', () => {
    expect(chooseModel('', Uint8Array.of(0, 0, 0x80, 0, 0, 0, 0, 0))).toMatchObject({
      isKnown: false,
      operationTags: 'before',
    });
  });

  it.each([...FAMILIES, UNKNOWN])('$family has a tax byte of its own for each rate', ({ taxBytes }) => {
    const bytes = Object.values(taxBytes);
    expect(new Set(bytes).size).toBe(bytes.length);
  });
});
