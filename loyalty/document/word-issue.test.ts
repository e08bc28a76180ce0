import { describe, expect, it } from 'vitest';
import { itemPercent, programmeOf, redemptionOf } from '../testing/shop.ts';
import { parseProgramme } from './parse-programme.ts';

const [discount, redeem] = programmeOf([itemPercent(15_00), redemptionOf(30_00)]).mechanics;
const good = programmeOf([itemPercent(15_00)]);

const said = (changes: object): string[] => {
  const parsed = parseProgramme({ ...good, ...changes });
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message.ru} / ${message.en}`);
};
const ofRule = (changes: object) => said({ mechanics: [{ ...discount, ...changes }] });

describe('wordIssue', () => {
  it.each([
    ['a missing field', said({ from: undefined }), 'from: не хватает этого поля / this field is missing'],
    ['a field nobody knows', said({ colour: 'red' }), 'colour: такого поля здесь нет / there is no such field here'],
    [
      'a part of a basis point',
      ofRule({ rateBp: 30.5 }),
      'mechanics[0].rateBp: нужно целое число, а здесь 30.5 / a whole number is needed, not 30.5',
    ],
    [
      'a number in quotes',
      ofRule({ rateBp: '15' }),
      'mechanics[0].rateBp: нужно: число, а здесь "15" / a number is needed, not "15"',
    ],
    [
      'more than 100 %',
      ofRule({ rateBp: 10_001 }),
      'mechanics[0].rateBp: не больше 10000, а здесь 10001 / at most 10000, not 10001',
    ],
    [
      'a misspelt kind, with the one that was meant',
      ofRule({ kind: 'item-percent-discont' }),
      'mechanics[0].kind: "item-percent-discont" здесь не бывает; может быть, item-percent-discount? / "item-percent-discont" is not known here; item-percent-discount?',
    ],
    [
      'a word of no list, with the list',
      ofRule({ basis: 'everything' }),
      'mechanics[0].basis: "everything" здесь не бывает; есть: left, list / "everything" is not known here; there are: left, list',
    ],
    [
      'a date that does not exist',
      said({ from: '2026-02-30' }),
      'from: нужна дата вида 2026-01-31 / a date as 2026-01-31 is needed',
    ],
    [
      'a field inside one of several forms',
      ofRule({ audience: { tierz: ['gold'] } }),
      'mechanics[0].audience.tierz: такого поля здесь нет / there is no such field here',
    ],
    [
      'a rule of the programme’s own',
      said({ zone: 'Moscow' }),
      'zone: такого часового пояса нет; пример: Europe/Moscow / unknown IANA time zone, as Europe/Moscow',
    ],
    [
      'an id twice',
      said({ mechanics: [discount, { ...redeem, id: 'r1' }] }),
      'mechanics[1].id: «r1» уже есть / r1 is there twice',
    ],
    [
      'an empty list',
      ofRule({ goods: { tags: [] } }),
      'mechanics[0].goods.tags: не меньше 1 в списке / at least 1 in the list',
    ],
  ])('says %s', (_, words, expected) => {
    expect(words).toEqual([expected]);
  });

  it('says nothing in English to who reads Russian', () => {
    const wrong = ['x', 5, -1, 1.5, null, [], {}, true, [5]];
    const words = Object.keys(good).flatMap((field) =>
      wrong.flatMap((value) => {
        const parsed = parseProgramme({ ...good, [field]: value });
        return parsed.ok ? [] : parsed.problems.map(({ message }) => message.ru);
      }),
    );
    expect(words.length).toBeGreaterThan(80);
    expect(words.filter((text) => /expected|invalid|input|required/i.test(text) || !/[а-я]/.test(text))).toEqual([]);
  });
});
