/** What the training mode puts on the screen. */
import type { z } from 'zod';
import type { sampleCode } from '../../../contract/till/views.ts';

export const SAMPLES: z.input<typeof sampleCode>[] = [
  { kind: 'certificate', label: 'Сертификат, 1 000 ₽, ПИН 1234', text: '2400001000012' },
  { label: 'Молоко 3,2 %, 930 мл', text: '4607001234562', kind: 'goods' },
  { label: 'Сыр «Российский», 437 г', text: '2200017004371', kind: 'weighed' },
  { label: 'Кофе в зёрнах «Арабика», 500 г', text: '4607001234579', kind: 'goods' },
  { label: 'Анна К., Серебро', text: '2912345604127', kind: 'card' },
  { label: 'Дмитрий С., Серебро', text: '2912345677308', kind: 'card' },
  { label: 'Карта с ошибкой', text: '2912345604120', kind: 'damaged' },
  { label: 'Чужой код', text: 'HELLO-0001', kind: 'unknown' },
];

/** As the emulated register prints it. */
export const X_REPORT = [
  'ЭМУЛЯТОР ФИСКАЛЬНОГО РЕГИСТРАТОРА',
  'ЭТО НЕ КАССА И НЕ ЧЕК',
  '22.11.26 14:32                   ДОК 0341',
  '              X-ОТЧЁТ',
  'СМЕНА                                 148',
  'ЧЕКОВ ПРИХОДА                          31',
  'ПРИХОД                         =48 210.40',
  'НАЛИЧНЫМИ                      =19 004.10',
  'БЕЗНАЛИЧНЫМИ                   =29 206.30',
  'НАЛИЧНОСТЬ В КАССЕ             =21 004.10',
];
