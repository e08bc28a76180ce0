/**
 * What each failure says, in the order of ui section 7: what happened, is the money safe, what to do now.
 * `{name}` takes a parameter of the error. Lines stay under 90 characters, without codes and without blame.
 */
import type { ErrorCode, ErrorParams } from './catalogue.ts';

export interface ErrorText {
  what: string;
  money: string;
  todo: string;
}

export type Locale = 'ru' | 'en';

const NOT_TAKEN = { ru: 'Деньги не приняты.', en: 'No money taken.' };
const SAFE = { ru: 'Чек и деньги в порядке.', en: 'The receipt and the money are safe.' };
const POINTS_KEPT = { ru: 'Баллы остались у клиента.', en: 'The customer keeps the points.' };
const NOT_COUNTED = { ru: 'Ничего не начислено. Чек не изменился.', en: 'No points given. The receipt is unchanged.' };
const CHECKING = { ru: 'Не берите и не возвращайте деньги.', en: 'Take no money and return none.' };

type Row = { ru: readonly [what: string, money: string, todo: string]; en: readonly [string, string, string] };

export const ERROR_TEXTS: Readonly<Record<ErrorCode, Row>> = {
  CODE_NOT_APPLIED: {
    ru: ['{reason}', SAFE.ru, 'Чек не изменился. Код не потрачен, его можно применить позже.'],
    en: ['{reason}', SAFE.en, 'The receipt is unchanged. The code is not used up and can be tried later.'],
  },
  CODE_REFUSED: {
    ru: ['{reason}', SAFE.ru, 'Чек не изменился. Проверьте код или попросите другой.'],
    en: ['{reason}', SAFE.en, 'The receipt is unchanged. Check the code or ask for another.'],
  },
  OFFER_GIVES_NOTHING: {
    ru: ['{reason}', SAFE.ru, 'Чек не изменился. Предложение останется у клиента.'],
    en: ['{reason}', SAFE.en, 'The receipt is unchanged. The customer keeps the offer.'],
  },
  PAYMENT_TOTAL_CHANGED: {
    ru: ['При этой оплате к оплате {sum}', NOT_TAKEN.ru, 'Назовите клиенту новую сумму и нажмите оплату ещё раз.'],
    en: ['Paid this way the total is {sum}', NOT_TAKEN.en, 'Tell the customer the new sum and press payment again.'],
  },
  CODE_TAKEN: {
    ru: [
      'Код «{text}» сейчас применяют на другой кассе',
      SAFE.ru,
      'Чек не изменился. Код освободится, если там его не используют.',
    ],
    en: [
      'Code {text} is being used at another till',
      SAFE.en,
      'The receipt is unchanged. The code is free again if it is not used there.',
    ],
  },
  CODE_UNKNOWN: {
    ru: ['Код не распознан: {text}', SAFE.ru, 'Отсканируйте ещё раз или введите код вручную.'],
    en: ['Unknown code: {text}', SAFE.en, 'Scan again or type the code.'],
  },
  CODE_DAMAGED: {
    ru: ['Штрихкод прочитан с ошибкой: {text}', SAFE.ru, 'Отсканируйте ещё раз или введите цифры под штрихкодом.'],
    en: ['The bar code was misread: {text}', SAFE.en, 'Scan again or type the digits under it.'],
  },
  MARK_ON_RECEIPT: {
    ru: ['Этот код маркировки уже в чеке', SAFE.ru, 'Отсканируйте код на другой упаковке.'],
    en: ['This mark is on the receipt already', SAFE.en, 'Scan the mark of another pack.'],
  },
  MARK_SOLD: {
    ru: ['Упаковка уже продана: чек {number}', SAFE.ru, 'Возьмите другую или сначала оформите возврат: F7.'],
    en: ['Sold already: receipt {number}', SAFE.en, 'Take another pack, or return this one first: F7.'],
  },
  MARK_ONE_PIECE: {
    ru: ['У каждой штуки свой код маркировки', SAFE.ru, 'Отсканируйте код маркировки каждой упаковки.'],
    en: ['Marked goods carry a code each', SAFE.en, 'Scan the mark of every pack.'],
  },
  CARD_DAMAGED: {
    ru: ['Код карты повреждён', SAFE.ru, 'Отсканируйте карту ещё раз или найдите клиента по телефону: F2.'],
    en: ['The card code is damaged', SAFE.en, 'Scan it again or find the customer by phone: F2.'],
  },
  SCAN_UNREADABLE: {
    ru: ['Сканер передал нечитаемый код', SAFE.ru, 'Отсканируйте ещё раз.'],
    en: ['The scanner sent an unreadable code', SAFE.en, 'Scan again.'],
  },
  SCAN_NOT_NOW: {
    ru: ['Сначала завершите действие', SAFE.ru, 'Затем отсканируйте ещё раз.'],
    en: ['Finish this first', SAFE.en, 'Then scan again.'],
  },
  SCANNER_LOST: {
    ru: ['Сканер не отвечает', SAFE.ru, 'Проверьте кабель. Коды можно вводить с клавиатуры.'],
    en: ['The scanner is gone', SAFE.en, 'Check the cable. Codes can be typed.'],
  },
  GOODS_NOT_FOUND: {
    ru: ['Товар не найден: {text}', SAFE.ru, 'Проверьте код или позовите старшего кассира.'],
    en: ['Not found: {text}', SAFE.en, 'Check the code or call the senior cashier.'],
  },
  LINE_NOT_FOUND: {
    ru: ['Этой строки уже нет в чеке', SAFE.ru, 'Выберите другую строку.'],
    en: ['That line has left the receipt', SAFE.en, 'Choose another line.'],
  },
  QUANTITY_INVALID: {
    ru: ['Такое количество не подходит: {text}', SAFE.ru, 'Штучный товар — целое число, весовой — до трёх знаков.'],
    en: ['That quantity does not fit: {text}', SAFE.en, 'Pieces are whole, weight has up to three decimals.'],
  },
  BASKET_EMPTY: {
    ru: ['В чеке нет товаров', NOT_TAKEN.ru, 'Отсканируйте товар.'],
    en: ['The receipt is empty', NOT_TAKEN.en, 'Scan goods.'],
  },
  BASKET_FULL: {
    ru: ['В чеке больше нельзя добавить строк: {limit}', SAFE.ru, 'Оплатите этот чек и начните следующий.'],
    en: ['The receipt holds at most {limit} lines', SAFE.en, 'Pay this one and start the next.'],
  },
  SUM_TOO_LARGE: {
    ru: ['Сумма чека была бы больше {limit}', SAFE.ru, 'Проверьте количество или начните ещё один чек.'],
    en: ['The receipt would come to more than {limit}', SAFE.en, 'Check the quantity, or begin one more receipt.'],
  },
  NOTHING_TO_UNDO: {
    ru: ['Возвращать нечего', SAFE.ru, 'Продолжайте.'],
    en: ['Nothing to bring back', SAFE.en, 'Go on.'],
  },
  GOODS_NOT_LOADED: {
    ru: ['Товары ещё не загружены из центра', NOT_TAKEN.ru, 'Нужна связь с центром: товары загрузятся сами.'],
    en: ['The goods are not here yet', NOT_TAKEN.en, 'The centre must be reached: they will load by themselves.'],
  },
  CUSTOMER_NOT_FOUND: {
    ru: ['Клиент не найден', SAFE.ru, 'Проверьте номер карты или телефона. Продать можно и без карты.'],
    en: ['Customer not found', SAFE.en, 'Check the card or phone number. You can sell without a card.'],
  },
  CUSTOMER_SEVERAL: {
    ru: ['Нашлось несколько клиентов: {n}', SAFE.ru, 'Введите больше цифр.'],
    en: ['Several customers found: {n}', SAFE.en, 'Type more digits.'],
  },
  CONTACT_INVALID: {
    ru: ['Это не телефон и не почта: {text}', SAFE.ru, 'Введите телефон с кодом или адрес вида имя@почта.ru.'],
    en: ['Neither a phone nor an e-mail: {text}', SAFE.en, 'Type a phone number or an address like name@mail.com.'],
  },
  NO_CUSTOMER: {
    ru: ['Клиент не указан', SAFE.ru, 'Отсканируйте карту или найдите клиента: F2.'],
    en: ['No customer', SAFE.en, 'Scan a card or find the customer: F2.'],
  },
  REDEEM_NOT_POSSIBLE: {
    ru: ['Списать баллы сейчас нельзя', SAFE.ru, 'Причина указана рядом с балансом.'],
    en: ['No points can be redeemed now', SAFE.en, 'The reason stands beside the balance.'],
  },
  REDEEM_CUT_BY_CENTRE: {
    ru: ['Баланс изменился, сумма к оплате новая', NOT_TAKEN.ru, 'Назовите новую сумму и нажмите оплату ещё раз.'],
    en: ['The balance changed, so did the total', NOT_TAKEN.en, 'Say the new total and press pay again.'],
  },
  PAYMENT_SHORT: {
    ru: ['Не хватает {rest}', NOT_TAKEN.ru, 'Введите всю полученную сумму.'],
    en: ['{rest} short', NOT_TAKEN.en, 'Enter the whole sum received.'],
  },
  PAYMENT_CARD_OVER: {
    ru: ['По карте больше, чем к оплате', NOT_TAKEN.ru, 'Сдача бывает только с наличных: уменьшите сумму по карте.'],
    en: ['The card sum is above the total', NOT_TAKEN.en, 'Change is given from cash only: lower the card sum.'],
  },
  CERTIFICATE_OFFLINE: {
    ru: [
      'Без связи сертификат не принять',
      'С сертификата ничего не списано.',
      'Примите другую оплату: сертификат убирают в F8.',
    ],
    en: [
      'No certificates while offline',
      'Nothing is taken off it.',
      'Take another payment: certificates are removed in F8.',
    ],
  },
  CERTIFICATE_UNKNOWN: {
    ru: [
      'Нет сертификата с номером {text}',
      'С сертификатов ничего не списано.',
      'Проверьте номер и введите его ещё раз.',
    ],
    en: ['No certificate has the number {text}', 'Nothing is taken off any.', 'Check the number and enter it again.'],
  },
  CERTIFICATE_WRONG_PIN: {
    ru: [
      'ПИН не подошёл. Осталось попыток: {left}',
      'С сертификата ничего не списано.',
      'Проверьте ПИН на сертификате.',
    ],
    en: ['Wrong PIN. {left} tries left', 'Nothing is taken off it.', 'Check the PIN on the certificate.'],
  },
  POINTS_OFFLINE: {
    ru: ['Без связи баллы не передать', POINTS_KEPT.ru, 'Повторите, когда появится связь.'],
    en: ['No points can be given while offline', POINTS_KEPT.en, 'Try again when the line is back.'],
  },
  POINTS_UNANSWERED: {
    ru: ['Центр не ответил, переданы ли баллы', 'Дважды они не уйдут.', 'Нажмите ещё раз: центр скажет, что вышло.'],
    en: ['The centre has not said if they went', 'They never go twice.', 'Press again: the centre will tell.'],
  },
  POINTS_NOT_OFFERED: {
    ru: ['Программа такого не предлагает', POINTS_KEPT.ru, 'Объясните клиенту условия программы.'],
    en: ['The programme offers no such thing', POINTS_KEPT.en, 'Tell the customer the terms of the programme.'],
  },
  POINTS_RECEIVER_UNKNOWN: {
    ru: ['Получатель не найден', POINTS_KEPT.ru, 'Проверьте номер карты или телефона.'],
    en: ['The receiver is not found', POINTS_KEPT.en, 'Check the number of the card or the phone.'],
  },
  POINTS_SAME_MEMBER: {
    ru: ['Это карта самого клиента', POINTS_KEPT.ru, 'Нужна карта или телефон другого участника.'],
    en: ["That is the customer's own card", POINTS_KEPT.en, 'Take the card or phone of another member.'],
  },
  POINTS_BLOCKED: {
    ru: ['Карта одного из участников закрыта', POINTS_KEPT.ru, 'Баллы передают только открытые карты.'],
    en: ["One member's card is closed", POINTS_KEPT.en, 'Only open cards give and take points.'],
  },
  POINTS_NOTHING: {
    ru: ['Сколько баллов передать?', POINTS_KEPT.ru, 'Введите количество.'],
    en: ['How many points?', POINTS_KEPT.en, 'Type the number.'],
  },
  POINTS_BELOW_MIN: {
    ru: ['Не меньше {points}', POINTS_KEPT.ru, 'Введите больше.'],
    en: ['At least {points}', POINTS_KEPT.en, 'Type more.'],
  },
  POINTS_DAY_LIMIT: {
    ru: ['Сегодня можно ещё {points}', POINTS_KEPT.ru, 'Введите меньше или продолжите завтра.'],
    en: ['{points} more can go today', POINTS_KEPT.en, 'Type less, or go on tomorrow.'],
  },
  POINTS_NOT_ENOUGH: {
    ru: ['Доступно {points} вместе с комиссией', POINTS_KEPT.ru, 'Введите меньше.'],
    en: ['{points} available, the fee included', POINTS_KEPT.en, 'Type less.'],
  },
  EVENT_NOT_OFFERED: {
    ru: ['Программа за это больше не награждает', NOT_COUNTED.ru, 'Откройте список ещё раз.'],
    en: ['The programme no longer rewards that', NOT_COUNTED.en, 'Open the list again.'],
  },
  EVENT_NO_SUM: {
    ru: ['На какую сумму?', NOT_COUNTED.ru, 'Введите сумму.'],
    en: ['What was the sum?', NOT_COUNTED.en, 'Type the sum.'],
  },
  EVENT_REFUSED: {
    ru: ['{reason}', NOT_COUNTED.ru, 'Объясните клиенту условия программы.'],
    en: ['{reason}', NOT_COUNTED.en, 'Tell the customer the terms of the programme.'],
  },
  INVITER_NOT_OFFERED: {
    ru: ['Программа не награждает за приглашения', NOT_COUNTED.ru, 'Объясните клиенту условия программы.'],
    en: ['The programme does not reward inviting', NOT_COUNTED.en, 'Tell the customer the terms of the programme.'],
  },
  INVITER_NOT_FOUND: {
    ru: ['Пригласивший не найден', NOT_COUNTED.ru, 'Проверьте номер карты или телефона.'],
    en: ['The inviter is not found', NOT_COUNTED.en, 'Check the number of the card or the phone.'],
  },
  INVITER_ONESELF: {
    ru: ['Нельзя пригласить самого себя', NOT_COUNTED.ru, 'Нужна карта или телефон другого участника.'],
    en: ['Nobody invites themselves', NOT_COUNTED.en, 'Take the card or phone of another member.'],
  },
  INVITER_KNOWN: {
    ru: ['Клиента уже пригласили', NOT_COUNTED.ru, 'Пригласивший называется один раз.'],
    en: ['The customer has been invited already', NOT_COUNTED.en, 'Who invited is named once.'],
  },
  INVITER_CYCLE: {
    ru: ['Этот участник сам приглашён клиентом', NOT_COUNTED.ru, 'Нужна карта или телефон другого участника.'],
    en: ['This member was brought by the customer', NOT_COUNTED.en, 'Take the card or phone of another member.'],
  },
  INVITER_TOO_LATE: {
    ru: ['Клиент уже покупал', NOT_COUNTED.ru, 'Пригласившего называют до первой покупки.'],
    en: ['The customer has bought before', NOT_COUNTED.en, 'Who invited is named before the first purchase.'],
  },
  CERTIFICATE_LOCKED: {
    ru: ['Сертификат закрыт на {minutes} мин: неверные ПИН', 'Деньги на нём целы.', 'Примите другую оплату.'],
    en: ['Locked for {minutes} min after wrong PINs', 'Its money is safe.', 'Take another payment.'],
  },
  CERTIFICATE_REFUSED: {
    ru: ['{reason}', 'С сертификата ничего не списано.', 'Примите другую оплату.'],
    en: ['{reason}', 'Nothing is taken off it.', 'Take another payment.'],
  },
  CERTIFICATE_RESERVED: {
    ru: ['Деньги сертификата заняты другим чеком', 'Они целы.', 'Завершите тот чек, тогда остаток освободится.'],
    en: ['Another receipt has set its money aside', 'It is safe.', 'Once that receipt has ended the rest is free.'],
  },
  CERTIFICATE_CHANGED: {
    ru: ['На сертификате уже другая сумма', NOT_TAKEN.ru, 'Назовите новую сумму и нажмите оплату ещё раз.'],
    en: ['The certificate holds another sum now', NOT_TAKEN.en, 'Say the new total and press pay again.'],
  },
  CERTIFICATE_BUSY: {
    ru: ['Слишком много запросов о сертификатах', 'С сертификатов ничего не списано.', 'Повторите через минуту.'],
    en: ['Too many questions about certificates', 'Nothing is taken off any.', 'Try again in a minute.'],
  },
  CERTIFICATE_ON_RECEIPT: {
    ru: ['Этот сертификат уже в чеке', SAFE.ru, 'Отсканируйте другой.'],
    en: ['This certificate is already here', SAFE.en, 'Scan another.'],
  },
  RECEIPT_UNDECIDED: {
    ru: ['Есть чек, который ещё проверяется', CHECKING.ru, 'Откройте его в очереди: F11.'],
    en: ['A receipt is still being checked', CHECKING.en, 'Open it in the queue: F11.'],
  },
  SALE_OPEN: {
    ru: ['Сначала завершите или отмените чек', SAFE.ru, 'Возврат начинают с пустого чека.'],
    en: ['Finish or cancel the receipt first', SAFE.en, 'A return begins with an empty receipt.'],
  },
  RETURN_OF_CERTIFICATE: {
    ru: ['По этому чеку продан сертификат', SAFE.ru, 'Такой возврат делает администратор: сертификат могли потратить.'],
    en: ['The receipt sold a gift certificate', SAFE.en, 'Support makes this return: it may have been spent.'],
  },
  RETURN_OPEN: {
    ru: ['Идёт возврат', SAFE.ru, 'Клиент возврата — тот, кто покупал. Закончите возврат или закройте его: Esc.'],
    en: ['A return is open', SAFE.en, 'Its customer is the one who bought. Finish the return or close it: Esc.'],
  },
  RETURN_NOT_FOUND: {
    ru: ['Чек не найден', SAFE.ru, 'Отсканируйте QR-код чека или введите его номер ещё раз.'],
    en: ['No such receipt', SAFE.en, 'Scan the QR code of the receipt or type its number again.'],
  },
  RETURN_OTHER_TILL: {
    ru: ['Чек другой кассы', SAFE.ru, 'Вернуть можно на кассе, где он пробит: ФН {fn}.'],
    en: ['A receipt of another till', SAFE.en, 'Return it at the till that made it: fiscal drive {fn}.'],
  },
  RETURN_OF_RETURN: {
    ru: ['Это чек возврата', SAFE.ru, 'Отсканируйте чек, по которому товар продан.'],
    en: ['This is the receipt of a return', SAFE.en, 'Scan the receipt the goods were sold with.'],
  },
  RETURN_DONE_ALREADY: {
    ru: ['По чеку {number} всё уже возвращено', SAFE.ru, 'Больше по нему вернуть нечего.'],
    en: ['Everything of receipt {number} has come back', SAFE.en, 'There is nothing left to return.'],
  },
  RETURN_GOODS_FOREIGN: {
    ru: ['Этого товара нет в чеке', SAFE.ru, 'Вернуть можно только то, что продано по этому чеку.'],
    en: ['These goods are not on the receipt', SAFE.en, 'Only what this receipt sold can come back.'],
  },
  RETURN_ALL_CHOSEN: {
    ru: ['Больше этого товара вернуть нельзя', SAFE.ru, 'Проверьте количество в чеке.'],
    en: ['No more of these goods can come back', SAFE.en, 'Check the quantity on the receipt.'],
  },
  RETURN_NOTHING: {
    ru: ['Не выбрано, что вернуть', SAFE.ru, 'Отсканируйте товар или возьмите весь чек: Enter.'],
    en: ['Nothing is chosen to return', SAFE.en, 'Scan the goods or take the whole receipt: Enter.'],
  },
  PAYMENT_IN_PROGRESS: {
    ru: ['Чек уже печатается', SAFE.ru, 'Дождитесь окончания.'],
    en: ['The receipt is already printing', SAFE.en, 'Wait for it to finish.'],
  },
  NOT_NOW: {
    ru: ['Сейчас это сделать нельзя', SAFE.ru, 'Завершите текущий чек.'],
    en: ['Not possible now', SAFE.en, 'Finish the current receipt.'],
  },
  FISCAL_NO_LINK: {
    ru: ['ККТ не отвечает', NOT_TAKEN.ru, 'Проверьте питание и кабель ККТ. Связь восстановится сама.'],
    en: ['The register is silent', NOT_TAKEN.en, 'Check its power and cable. The link returns by itself.'],
  },
  FISCAL_PAPER_OUT: {
    ru: ['Кончилась бумага', SAFE.ru, 'Вставьте рулон: касса продолжит сама.'],
    en: ['Out of paper', SAFE.en, 'Load a roll: the till goes on by itself.'],
  },
  FISCAL_COVER_OPEN: {
    ru: ['Открыта крышка ККТ', SAFE.ru, 'Закройте крышку: касса продолжит сама.'],
    en: ['The cover is open', SAFE.en, 'Close it: the till goes on by itself.'],
  },
  FISCAL_BUSY: {
    ru: ['ККТ занята печатью', NOT_TAKEN.ru, 'Подождите несколько секунд и повторите.'],
    en: ['The register is busy printing', NOT_TAKEN.en, 'Wait a few seconds and repeat.'],
  },
  FISCAL_SHIFT_CLOSED: {
    ru: ['Смена закрыта', NOT_TAKEN.ru, 'Откройте смену: F12.'],
    en: ['The shift is closed', NOT_TAKEN.en, 'Open it: F12.'],
  },
  FISCAL_SHIFT_EXPIRED: {
    ru: [
      'Смена длится больше 24 часов',
      NOT_TAKEN.ru,
      'Закройте смену и откройте новую: F12. Чек останется на экране.',
    ],
    en: ['The shift is over 24 hours old', NOT_TAKEN.en, 'Close it and open a new one: F12. The receipt stays here.'],
  },
  FISCAL_SHIFT_OPEN: {
    ru: ['Смена уже открыта', SAFE.ru, 'Продолжайте работу.'],
    en: ['The shift is already open', SAFE.en, 'Go on.'],
  },
  FISCAL_REFUSED: {
    ru: ['ККТ отказала: {reason}', NOT_TAKEN.ru, 'Повторите. Если не поможет, позовите старшего кассира.'],
    en: ['The register refused: {reason}', NOT_TAKEN.en, 'Repeat. If that fails, call the senior cashier.'],
  },
  FISCAL_UNKNOWN: {
    ru: ['Проверяем, напечатан ли чек', CHECKING.ru, 'Подождите: касса спрашивает ККТ сама.'],
    en: ['Checking whether the receipt printed', CHECKING.en, 'Wait: the till is asking the register.'],
  },
  FISCAL_NOT_ISSUED: {
    ru: ['Чек не напечатан', 'Деньги не учтены.', 'Нажмите «Напечатать» или отмените чек.'],
    en: ['The receipt did not print', 'The money is not recorded.', 'Press “Print” or cancel the receipt.'],
  },
  FISCAL_DRIVE_CHANGED: {
    ru: ['В ККТ другой фискальный накопитель', CHECKING.ru, 'Позовите администратора: решить должен человек.'],
    en: ['The register holds another fiscal drive', CHECKING.en, 'Call support: a person must decide.'],
  },
  FISCAL_SERVICE: {
    ru: ['ККТ требует обслуживания: {reason}', NOT_TAKEN.ru, 'Позовите администратора.'],
    en: ['The register needs service: {reason}', NOT_TAKEN.en, 'Call support.'],
  },
  FISCAL_NOT_RECORDED: {
    ru: ['ККТ ответила «готово», но документа нет', NOT_TAKEN.ru, 'Продажи остановлены. Позовите администратора: F11.'],
    en: ['The register said done, kept no document', NOT_TAKEN.en, 'Sales have stopped. Call support: F11.'],
  },
  PAPER_NOT_OURS: {
    ru: ['Это бумага другого чека', CHECKING.ru, 'Отсканируйте QR-код чека, о котором спрашивают.'],
    en: ['This is the paper of another receipt', CHECKING.en, 'Scan the QR code of the receipt in question.'],
  },
  FISCAL_CASH_SHORT: {
    ru: ['В денежном ящике меньше этой суммы', SAFE.ru, 'Уменьшите сумму.'],
    en: ['The drawer holds less than that', SAFE.en, 'Lower the sum.'],
  },
  CENTRE_DOWN: {
    ru: ['Нет связи с центром', 'Продажи и баллы сохраняются на кассе.', 'Продолжайте. Всё отправится само.'],
    en: ['No link with the centre', 'Sales and points are kept at the till.', 'Go on. All will be sent by itself.'],
  },
  CENTRE_GARBAGE: {
    ru: ['Центр отвечает непонятно', 'Продажи и баллы сохраняются на кассе.', 'Продолжайте и сообщите администратору.'],
    en: ['The centre answers nonsense', 'Sales and points are kept at the till.', 'Go on and tell support.'],
  },
  CENTRE_REFUSED: {
    ru: [
      'Центр не признаёт эту кассу',
      'Продажи и баллы сохраняются на кассе.',
      'Продолжайте и сообщите администратору.',
    ],
    en: ['The centre does not know this till', 'Sales and points are kept at the till.', 'Go on and tell support.'],
  },
  CENTRE_FORK: {
    ru: ['У центра другая история этой кассы', 'Продажи сохраняются на кассе.', 'Сообщите администратору.'],
    en: ['The centre has another till history', 'Sales are kept at the till.', 'Tell support.'],
  },
  CENTRE_UPGRADE: {
    ru: ['Центр ждёт новую версию программы', 'Продажи сохраняются на кассе.', 'Сообщите администратору.'],
    en: ['The centre wants a newer version', 'Sales are kept at the till.', 'Tell support.'],
  },
  DATA_READ_ONLY: {
    ru: [
      'В папку данных нельзя писать: {path}',
      'Продажа не начата, деньги не приняты.',
      'Дайте права на запись или укажите другую папку: --data.',
    ],
    en: [
      'The data folder cannot be written: {path}',
      'No sale was begun, no money taken.',
      'Grant write access or name another folder: --data.',
    ],
  },
  DATA_IN_USE: {
    ru: ['Касса с этой папкой данных уже запущена', SAFE.ru, 'Перейдите в её окно или укажите другую папку: --data.'],
    en: ['The till of this data folder is running', SAFE.en, 'Go to its window or name another folder: --data.'],
  },
  DATA_CORRUPT: {
    ru: [
      'База кассы повреждена',
      'Файлы не тронуты, пробитые чеки есть в ККТ.',
      'Не удаляйте их. Позовите администратора.',
    ],
    en: [
      'The till’s database is damaged',
      'The files are untouched, issued receipts are in the register.',
      'Do not delete them. Call support.',
    ],
  },
  DATA_NEWER: {
    ru: ['База от более новой версии программы', 'Чеки и очередь сохранены.', 'Установите новую версию.'],
    en: ['The database was made by a newer version', 'Receipts and the queue are safe.', 'Install the newer version.'],
  },
  DISK_FULL: {
    ru: [
      'На диске нет места',
      'Деньги не приняты, прежние чеки сохранены.',
      'Освободите место или позовите администратора.',
    ],
    en: ['The disk is full', 'No money taken, earlier receipts are safe.', 'Free some space or call support.'],
  },
  KEY_LOST: {
    ru: [
      'Ключ к данным клиентов потерян',
      'Продажи и очередь сохранены.',
      'Данные клиентов загрузятся из центра заново.',
    ],
    en: ['The key to customer data is lost', 'Sales and the queue are safe.', 'Customer data is being loaded again.'],
  },
  BAD_INPUT: {
    ru: ['Неверное значение: {field}', SAFE.ru, 'Исправьте и повторите.'],
    en: ['Wrong value: {field}', SAFE.en, 'Correct it and repeat.'],
  },
  FILE_UNREADABLE: {
    ru: ['Файл не читается: {path}', SAFE.ru, 'Проверьте путь и права.'],
    en: ['The file cannot be read: {path}', SAFE.en, 'Check its path and rights.'],
  },
  TOO_MANY_CALLS: {
    ru: ['Слишком много запросов подряд', SAFE.ru, 'Подождите секунду.'],
    en: ['Too many calls at once', SAFE.en, 'Wait a second.'],
  },
  INTERNAL: {
    ru: ['Внутренняя ошибка программы', SAFE.ru, 'Продолжайте. Если повторится, позовите администратора.'],
    en: ['Internal error', SAFE.en, 'Go on. If it repeats, call support.'],
  },
};

/** The three lines of a failure with its parameters filled in. */
export function describeError(code: ErrorCode, params: ErrorParams, locale: Locale): ErrorText {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  const [what, money, todo] = ERROR_TEXTS[code][locale];
  return { what: fill(what), money: fill(money), todo: fill(todo) };
}
