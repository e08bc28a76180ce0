import { expect, it } from 'vitest';
import { planOf, openForTest, temporaryFolder } from '../store/fixtures.ts';
import { toFiscalReceipt } from './fiscal-receipt.ts';

async function receiptOf(name: string, { width = 32, isTraining = false, tags = [] as string[] } = {}) {
  const { ledger } = await openForTest(temporaryFolder());
  const { receiptId, basket, quote } = planOf({ ledger });
  const lines = basket.lines.map((line) => ({ ...line, tags }));
  const facts = {
    receiptId,
    basket: { ...basket, lines },
    quote,
    names: { 1: name },
    marks: {},
    taxSystem: 'osn' as const,
  };
  return toFiscalReceipt({
    ...facts,
    payments: { cash: 1_000_00, card: 0, certificates: [] },
    cashier: { name: 'Мария П.', inn: null },
    ...{ contact: null, greeting: null, codes: [] },
    isTraining,
    text: [],
    width,
  });
}

it.each([
  ['Чай «Ахмад» №1', 'Чай «Ахмад» №1'],
  ['Скидка до 50 ₽', 'Скидка до 50 руб.'],
  ['Café crème 🍰', 'Cafe creme'],
  ['🍰', 'tea'],
  ['', 'tea'],
  ['я'.repeat(300), 'я'.repeat(128)],
  ['₽'.repeat(128), 'руб.'.repeat(32)],
  [`${'я'.repeat(127)} конец`, 'я'.repeat(127)],
])('names goods %j on the receipt %j', async (name, printed) => {
  expect((await receiptOf(name)).lines.map((line) => line.name)).toEqual([printed]);
});

it.each([
  [['alcohol'], 2],
  [['tobacco'], 2],
  [['certificate'], 10],
])('calls goods marked %j subject %i', async (tags, subject) => {
  expect((await receiptOf('Товар', { tags })).lines[0]?.subject).toBe(subject);
});

it.each([
  [32, ['   УЧЕБНЫЙ ЧЕК. НЕ НАСТОЯЩИЙ']],
  [24, ['    УЧЕБНЫЙ ЧЕК. НЕ', '       НАСТОЯЩИЙ']],
])('breaks the training mark between words on paper of %i characters', async (width, text) => {
  expect((await receiptOf('Товар', { width, isTraining: true })).textAbove).toEqual(text);
});
