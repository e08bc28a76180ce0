/** Goods of the reference shop as lines of a receipt. */
import type { z } from 'zod';
import type { lineView } from '../../../contract/till/views.ts';

type Line = z.input<typeof lineView>;
interface Goods {
  name: string;
  quantity?: number;
  soldBy?: Line['soldBy'];
  unitPrice: number;
  gross?: number;
  discount?: number;
  notes?: Line['notes'];
}

export const goods = (rows: readonly Goods[]): Line[] =>
  rows.map(
    ({ name, quantity = 1000, soldBy = 'piece', unitPrice, gross = unitPrice, discount = 0, notes = [] }, index) => ({
      lineNo: index + 1,
      name,
      quantity,
      soldBy,
      unitPrice,
      gross,
      discount,
      redeemedMoney: 0,
      net: gross - discount,
      takesPoints: !notes.some((note) => note.kind === 'noPoints'),
      notes,
    }),
  );

export const MILK: Goods = { name: 'Молоко 3,2 %, 930 мл', quantity: 2000, unitPrice: 8990, gross: 17980 };
export const CHEESE: Goods = {
  name: 'Сыр «Российский», весовой',
  quantity: 437,
  soldBy: 'weight',
  unitPrice: 89900,
  gross: 39286,
};

export const COFFEE: Goods = {
  name: 'Кофе в зёрнах «Арабика», 500 г',
  unitPrice: 64900,
  discount: 9735,
  notes: [{ kind: 'discount', text: 'скидка 15 %' }],
};

export const WINE: Goods = {
  name: 'Вино красное сухое, 0,75 л',
  unitPrice: 79900,
  notes: [{ kind: 'noPoints', text: 'без баллов' }],
};

export const SEVEN: Goods[] = [
  MILK,
  CHEESE,
  COFFEE,
  { name: 'Хлеб «Бородинский», нарезка, 350 г', unitPrice: 5490 },
  { name: 'Яйцо куриное С1, 10 шт', unitPrice: 10990 },
  WINE,
  { name: 'Пакет-майка большой', unitPrice: 890 },
];
