import type { Wording } from '../quote/format.ts';

/** Where the text is no JSON, by the parser's own code. */
export const SYNTAX_WORDS: Readonly<Record<string, Wording | undefined>> & { InvalidSymbol: Wording } = {
  InvalidSymbol: { ru: 'непонятный знак', en: 'a sign that has no meaning here' },
  InvalidNumberFormat: { ru: 'так число не пишется', en: 'a number is not written so' },
  PropertyNameExpected: { ru: 'здесь нужно имя поля в кавычках', en: 'a field name in quotes is needed here' },
  ValueExpected: { ru: 'здесь нужно значение', en: 'a value is needed here' },
  ColonExpected: { ru: 'здесь нужно двоеточие', en: 'a colon is needed here' },
  CommaExpected: { ru: 'здесь нужна запятая', en: 'a comma is needed here' },
  CloseBraceExpected: { ru: 'не хватает скобки }', en: 'a } is missing' },
  CloseBracketExpected: { ru: 'не хватает скобки ]', en: 'a ] is missing' },
  EndOfFileExpected: { ru: 'после документа есть лишнее', en: 'there is more after the document' },
  InvalidCommentToken: { ru: 'комментарий начинается с //', en: 'a comment begins with //' },
  UnexpectedEndOfComment: { ru: 'комментарий не закрыт', en: 'the comment is not closed' },
  UnexpectedEndOfString: { ru: 'не хватает закрывающей кавычки', en: 'the closing quote is missing' },
  UnexpectedEndOfNumber: { ru: 'число оборвано', en: 'the number breaks off' },
  InvalidUnicode: { ru: 'неверный код знака после \\u', en: 'a wrong character code after \\u' },
  InvalidEscapeCharacter: { ru: 'после \\ стоит не то', en: 'a wrong character after \\' },
  InvalidCharacter: { ru: 'недопустимый знак в строке', en: 'a character that text cannot have' },
};
