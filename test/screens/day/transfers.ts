/** Points given to a person or to charity. */
import type { z } from 'zod';
import type { charityView, transferView } from '../../../contract/till/transfer-views.ts';

export const GIFT: z.input<typeof transferView> = {
  receiver: 'Борис К.',
  taken: 52500,
  fee: 2500,
  received: 50000,
  left: 13175,
};

export const DONATION: typeof GIFT = { ...GIFT, receiver: null, taken: 50000, fee: 0, left: 15675 };
export const CHARITIES: z.input<typeof charityView>[] = [
  { charityId: 'shelter', name: 'Приют «Лесные лапы»' },
  { charityId: 'hospice', name: 'Детский хоспис «Дом с маяком на Лесной улице»' },
  { charityId: 'forest', name: 'Посадим лес' },
];
