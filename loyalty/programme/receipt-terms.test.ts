import { describe, expect, it } from 'vitest';
import { member } from '../testing/shop.ts';
import { surveyFor } from './receipt-terms.ts';

const survey = { url: 'https://survey.example/?r={receipt}', caption: { ru: 'Опрос', en: 'Survey' }, rule: 'answer' };
const once = [{ id: 'answer', limits: { perMember: 1 } }];
const answered = (value: number) => member(0, { counters: [{ key: 'uses/answer/life', value }] });

describe('surveyFor', () => {
  it.each([
    ['a buyer without a card', null, true],
    ['a member who has not answered', member(0), true],
    ['a member who has had the reward', answered(1), false],
  ])('asks %s: %s', (_who, buyer, isAsked) => {
    expect(surveyFor({ receipt: { survey }, mechanics: once }, buyer)).toBe(isAsked ? survey : null);
  });

  it('asks again where the answer is rewarded each time', () => {
    expect(surveyFor({ receipt: { survey }, mechanics: [{ id: 'answer' }] }, answered(9))).toBe(survey);
  });

  it('asks nothing in a programme without one', () => {
    expect(surveyFor({ mechanics: once }, null)).toBeNull();
  });
});
