import { hex } from './bytes.ts';

/** Error codes of the register, their texts, and what the driver or the till does about them. */

export type DeviceErrorClass =
  /** nothing special: the text says it */
  | 'info'
  /** we sent something we must not send */
  | 'bug'
  /** the fiscal drive has a document open, or none: FF01h tells */
  | 'checkDrive'
  /** on a closing command: the document may exist (section 7) */
  | 'unknownOutcome'
  | 'stopSales'
  | 'clock'
  /** the register has no such data */
  | 'absent'
  /** close the shift with a Z report */
  | 'closeShift'
  /** the receipt is too large: make two */
  | 'split'
  /** the person at the till can help: paper, cover, cash */
  | 'user'
  | 'config'
  /** the command is not known to this model */
  | 'fallback'
  /** our idea of the mode is stale */
  | 'rereadMode'
  /** a document is printing: wait, retry */
  | 'wait'
  /** paper is back: B0h, retry */
  | 'continue'
  | 'otherOperator'
  | 'service';

interface DeviceErrorRow {
  codes: readonly number[];
  en: string;
  ru: string;
  class: DeviceErrorClass;
}

const row = (codes: readonly number[], en: string, ru: string, kind: DeviceErrorClass): DeviceErrorRow => ({
  codes,
  en,
  ru,
  class: kind,
});

/** Source: fiscal-printer section 5. Codes 01 to 20 come from the fiscal drive (ФН). */
const TABLE: readonly DeviceErrorRow[] = [
  row([0x01], 'FN: unknown command or format', 'ФН: неизвестная команда или формат', 'bug'),
  row([0x02], 'FN: wrong state (document open, or not begun)', 'ФН: не то состояние', 'checkDrive'),
  row([0x03], 'FN: failure', 'ФН: отказ', 'unknownOutcome'),
  row([0x04], 'FN: crypto chip failure', 'ФН: отказ криптопроцессора', 'unknownOutcome'),
  row([0x05], 'FN: life over', 'Срок ФН истёк', 'stopSales'),
  row([0x06], 'FN: archive full', 'Архив ФН полон', 'stopSales'),
  row([0x07], 'FN: bad date or time', 'ФН: неверные дата или время', 'clock'),
  row([0x08], 'FN: no such data', 'ФН: нет данных', 'absent'),
  row([0x09], 'FN: bad value or totals overflow', 'ФН: неверное значение', 'bug'),
  row([0x10], 'FN: TLV too big', 'ФН: TLV слишком велик', 'bug'),
  row([0x11], 'FN: no OFD transport', 'Нет связи с ОФД', 'info'),
  row([0x12], 'FN: key exhausted', 'Исчерпан ресурс ключа ФН', 'stopSales'),
  row([0x14], 'FN: memory for documents exhausted', 'Исчерпана память ФН', 'stopSales'),
  row([0x15], 'FN: documents not sent to the OFD for 30 days', '30 дней без передачи в ОФД', 'stopSales'),
  row([0x16, 0x4e], 'Shift is over 24 hours', 'Смена больше 24 часов', 'closeShift'),
  row([0x17], 'FN: time step wrong by over 5 minutes', 'Скачок времени больше 5 минут', 'clock'),
  row([0x20], 'FN: operator message refused', 'Ответ ОФД отвергнут', 'info'),
  row([0x2e, 0x46], 'Not enough cash in the drawer', 'Мало наличных в ящике', 'user'),
  row([0x2f, 0x30, 0x31, 0x32], 'FN did not answer properly', 'Нет связи с ФН', 'unknownOutcome'),
  row([0x33], 'Bad parameters', 'Неверные параметры', 'bug'),
  row([0x34], 'No data', 'Нет данных', 'info'),
  row([0x35, 0x36], 'Bad parameter for these settings or this model', 'Не для этих настроек или модели', 'bug'),
  row([0x37], 'Command not supported', 'Команда не поддерживается', 'fallback'),
  row([0x38, 0x39], 'ROM or internal error', 'Внутренняя ошибка ККТ', 'unknownOutcome'),
  row([0x3a, 0x3e, 0x3f], 'Shift totals overflow', 'Переполнение итогов смены', 'closeShift'),
  row([0x3c, 0x3d], 'Shift state forbids it', 'Не позволяет состояние смены', 'rereadMode'),
  row([0x40], 'Discount range or wrong rounding', 'Неверная скидка или округление', 'bug'),
  row([0x41, 0x42, 0x43, 0x44], 'Payment out of range', 'Переполнение оплаты', 'bug'),
  row([0x45], 'Payments below total', 'Оплата меньше итога', 'bug'),
  row([0x47, 0x4c], 'Tax totals overflow', 'Переполнение налогов', 'closeShift'),
  row([0x48, 0x7f], 'Receipt total overflow', 'Переполнение итога чека', 'split'),
  row([0x49], 'Operation not for this receipt kind', 'Операция не для этого типа чека', 'bug'),
  row([0x4a], 'Receipt is open', 'Чек открыт', 'rereadMode'),
  row([0x4b, 0x94], 'Receipt buffer full or too many lines', 'Буфер чека полон', 'split'),
  row([0x4d], 'Cashless above total', 'Безналичная оплата больше итога', 'bug'),
  row([0x4f], 'Wrong password', 'Неверный пароль', 'config'),
  row([0x50], 'Previous document is still printing', 'Идёт печать предыдущего документа', 'wait'),
  row([0x55], 'No open receipt', 'Чек закрыт', 'rereadMode'),
  row([0x56], 'Nothing to repeat', 'Нечего повторять', 'info'),
  row([0x58], 'Waits for the continue command', 'Ждёт команды продолжения печати', 'continue'),
  row([0x59], 'Document opened by another operator', 'Документ открыт другим кассиром', 'otherOperator'),
  row([0x5c, 0x75, 0xc2], 'Supply voltage', 'Неверное напряжение питания', 'service'),
  row([0x5d], 'No such table', 'Нет такой таблицы', 'bug'),
  row([0x5e], 'Operation not allowed now', 'Операция сейчас невозможна', 'checkDrive'),
  row([0x5f, 0x8e], 'Negative or zero total', 'Итог чека отрицателен или ноль', 'bug'),
  row([0x60], 'Multiplication overflow', 'Переполнение при умножении', 'bug'),
  row([0x61], 'Price out of range', 'Цена вне диапазона', 'bug'),
  row([0x62], 'Quantity out of range', 'Количество вне диапазона', 'bug'),
  row([0x63], 'Department out of range', 'Отдел вне диапазона', 'bug'),
  row([0x6a], 'Power failed during the answer', 'Сбой питания в момент ответа', 'unknownOutcome'),
  row([0x6b], 'No receipt paper', 'Нет чековой ленты', 'user'),
  row([0x6f], 'Payout total overflow', 'Переполнение выплат', 'closeShift'),
  row([0x71], 'Cutter jam', 'Ошибка отрезчика', 'user'),
  row([0x72], 'Not in this submode', 'Команда не в этом подрежиме', 'rereadMode'),
  row([0x73], 'Not in this mode', 'Команда не в этом режиме', 'rereadMode'),
  row([0x74], 'RAM error', 'Ошибка ОЗУ', 'service'),
  row([0x78], 'Firmware replaced', 'Замена программы ККТ', 'service'),
  row([0x77, 0xc8, 0xc9], 'Print head: sensors, link or temperature', 'Неисправность принтера', 'user'),
  row([0x7a, 0xc7], 'Field cannot be changed now', 'Поле не меняется', 'bug'),
  row([0x7b], 'Hardware', 'Ошибка оборудования', 'service'),
  row([0x7c], 'Date mismatch', 'Дата не совпадает', 'clock'),
  row([0x7d], 'Date format', 'Неверный формат даты', 'clock'),
  row([0x7e], 'Wrong length', 'Неверная длина', 'bug'),
  row([0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b], 'Overflow in shift or receipt', 'Переполнение', 'closeShift'),
  row([0x8f], 'Not fiscalised', 'ККТ не фискализирована', 'service'),
  row([0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5], 'FN: marking', 'ФН: ошибка маркировки', 'bug'),
  row([0xc0], 'Confirm date and time', 'Подтвердите дату и время', 'clock'),
  row([0xc4], 'Shift numbers differ', 'Номера смен расходятся', 'service'),
  row([0xcf], 'Clock lost', 'Часы сброшены', 'clock'),
  row([0xd1], 'No documents in the buffer', 'Буфер пуст', 'info'),
  row([0xd5], 'Authentication', 'Ошибка аутентификации', 'config'),
];

const BY_CODE: ReadonlyMap<number, DeviceErrorRow> = new Map(
  TABLE.flatMap((entry) => entry.codes.map((code) => [code, entry] as const)),
);

/** A sentence for the person at the till, with the register's own code at the end. */
export function describeDeviceError(code: number, locale: 'ru' | 'en'): string {
  const unknown = { en: 'Unknown error of the register', ru: 'Неизвестная ошибка ККТ' };
  return `${(BY_CODE.get(code) ?? unknown)[locale]} (${hex(code)}h)`;
}

/** What a code asks for; a code not in the table is `info`. */
export function classifyDeviceError(code: number): DeviceErrorClass {
  return BY_CODE.get(code)?.class ?? 'info';
}
