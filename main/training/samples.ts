import { DEMO_CODES } from '../../contract/demo-codes.ts';
import type { SampleCode } from '../../contract/till/views.ts';

/** What the training panel offers to scan, in the order in which a newcomer would try it. */
export const TRAINING_SAMPLES: readonly SampleCode[] = [
  { kind: 'goods', label: 'Молоко 3,2 %', text: DEMO_CODES.milk },
  { kind: 'weighed', label: 'Сыр, 0,437 кг', text: DEMO_CODES.cheeseLabel },
  { kind: 'goods', label: 'Кофе «Арабика»', text: DEMO_CODES.coffee },
  { kind: 'goods', label: 'Хлеб «Бородинский»', text: DEMO_CODES.bread },
  { kind: 'goods', label: 'Яйцо С1, 10 шт', text: DEMO_CODES.eggs },
  { kind: 'goods', label: 'Вино красное', text: DEMO_CODES.wine },
  { kind: 'goods', label: 'Пакет-майка', text: DEMO_CODES.bag },
  { kind: 'goods', label: 'Вода, код маркировки', text: DEMO_CODES.waterMark },
  { kind: 'goods', label: 'Вода, другая бутылка', text: DEMO_CODES.otherWaterMark },
  { kind: 'card', label: 'Карта Анны К.', text: DEMO_CODES.annaCard },
  { kind: 'card', label: 'Карта Бориса Л.', text: DEMO_CODES.borisCard },
  { kind: 'code', label: 'ОСЕНЬ: 10 % от чека', text: DEMO_CODES.promoCode },
  { kind: 'certificate', label: 'Сертификат, 1 000 ₽, ПИН 1234', text: DEMO_CODES.certificate },
  { kind: 'certificate', label: 'Сертификат, 120,50 ₽, ПИН 1234', text: DEMO_CODES.smallCertificate },
  { kind: 'certificate', label: 'Сертификат на продажу, 3 000 ₽', text: DEMO_CODES.newCertificate },
  { kind: 'certificate', label: 'Сертификат с истёкшим сроком', text: DEMO_CODES.lapsedCertificate },
  { kind: 'damaged', label: 'Повреждённая карта', text: DEMO_CODES.damagedCard },
  { kind: 'unknown', label: 'Неизвестный товар', text: DEMO_CODES.unknownGoods },
];
