/**
 * Every failure the till can show, by code. The letter of `id` is the family: S scan, G goods and basket,
 * C customer and points, P payment, F fiscal register, L link with the centre, D data on disk, I bad input, X our bug.
 * `money` says what the screen must say second (ui section 1 rule 6). Texts: texts.ts, same keys.
 */
export type MoneyState = 'notTaken' | 'safe' | 'unknown';

export const ERRORS = {
  CODE_UNKNOWN: { id: 'S-101', money: 'safe' },
  CODE_DAMAGED: { id: 'S-102', money: 'safe' },
  CODE_NOT_APPLIED: { id: 'S-106', money: 'safe' },
  CODE_TAKEN: { id: 'S-107', money: 'safe' },
  CODE_REFUSED: { id: 'S-108', money: 'safe' },
  CARD_DAMAGED: { id: 'S-103', money: 'safe' },
  SCAN_UNREADABLE: { id: 'S-104', money: 'safe' },
  SCAN_NOT_NOW: { id: 'S-105', money: 'safe' },
  SCANNER_LOST: { id: 'S-201', money: 'safe' },

  GOODS_NOT_FOUND: { id: 'G-101', money: 'safe' },
  LINE_NOT_FOUND: { id: 'G-102', money: 'safe' },
  QUANTITY_INVALID: { id: 'G-103', money: 'safe' },
  BASKET_EMPTY: { id: 'G-104', money: 'safe' },
  BASKET_FULL: { id: 'G-105', money: 'safe' },
  NOTHING_TO_UNDO: { id: 'G-106', money: 'safe' },
  GOODS_NOT_LOADED: { id: 'G-107', money: 'notTaken' },
  SUM_TOO_LARGE: { id: 'G-108', money: 'safe' },
  MARK_ON_RECEIPT: { id: 'G-109', money: 'safe' },
  MARK_SOLD: { id: 'G-111', money: 'safe' },
  MARK_ONE_PIECE: { id: 'G-110', money: 'safe' },

  CUSTOMER_NOT_FOUND: { id: 'C-101', money: 'safe' },
  CUSTOMER_SEVERAL: { id: 'C-102', money: 'safe' },
  NO_CUSTOMER: { id: 'C-103', money: 'safe' },
  CONTACT_INVALID: { id: 'C-107', money: 'safe' },
  REDEEM_NOT_POSSIBLE: { id: 'C-104', money: 'safe' },
  OFFER_GIVES_NOTHING: { id: 'C-106', money: 'safe' },
  REDEEM_CUT_BY_CENTRE: { id: 'C-105', money: 'notTaken' },

  POINTS_OFFLINE: { id: 'C-201', money: 'safe' },
  POINTS_UNANSWERED: { id: 'C-202', money: 'unknown' },
  POINTS_NOT_OFFERED: { id: 'C-203', money: 'safe' },
  POINTS_RECEIVER_UNKNOWN: { id: 'C-204', money: 'safe' },
  POINTS_SAME_MEMBER: { id: 'C-205', money: 'safe' },
  POINTS_BLOCKED: { id: 'C-206', money: 'safe' },
  POINTS_NOTHING: { id: 'C-207', money: 'safe' },
  POINTS_BELOW_MIN: { id: 'C-208', money: 'safe' },
  POINTS_DAY_LIMIT: { id: 'C-209', money: 'safe' },
  POINTS_NOT_ENOUGH: { id: 'C-210', money: 'safe' },
  EVENT_NOT_OFFERED: { id: 'C-301', money: 'safe' },
  EVENT_NO_SUM: { id: 'C-302', money: 'safe' },
  EVENT_REFUSED: { id: 'C-303', money: 'safe' },
  INVITER_NOT_OFFERED: { id: 'C-401', money: 'safe' },
  INVITER_NOT_FOUND: { id: 'C-402', money: 'safe' },
  INVITER_ONESELF: { id: 'C-403', money: 'safe' },
  INVITER_KNOWN: { id: 'C-404', money: 'safe' },
  INVITER_CYCLE: { id: 'C-405', money: 'safe' },
  INVITER_TOO_LATE: { id: 'C-406', money: 'safe' },

  PAYMENT_SHORT: { id: 'P-101', money: 'notTaken' },
  PAYMENT_TOTAL_CHANGED: { id: 'P-106', money: 'notTaken' },
  PAYMENT_CARD_OVER: { id: 'P-102', money: 'notTaken' },
  RECEIPT_UNDECIDED: { id: 'P-103', money: 'unknown' },
  PAYMENT_IN_PROGRESS: { id: 'P-104', money: 'safe' },
  NOT_NOW: { id: 'P-105', money: 'safe' },
  SALE_OPEN: { id: 'P-107', money: 'safe' },
  RETURN_OF_CERTIFICATE: { id: 'P-309', money: 'safe' },
  RETURN_OPEN: { id: 'P-308', money: 'safe' },
  RETURN_NOT_FOUND: { id: 'P-301', money: 'safe' },
  RETURN_OTHER_TILL: { id: 'P-302', money: 'safe' },
  RETURN_OF_RETURN: { id: 'P-303', money: 'safe' },
  RETURN_DONE_ALREADY: { id: 'P-304', money: 'safe' },
  RETURN_GOODS_FOREIGN: { id: 'P-305', money: 'safe' },
  RETURN_ALL_CHOSEN: { id: 'P-306', money: 'safe' },
  RETURN_NOTHING: { id: 'P-307', money: 'safe' },

  CERTIFICATE_OFFLINE: { id: 'P-201', money: 'notTaken' },
  CERTIFICATE_UNKNOWN: { id: 'P-202', money: 'notTaken' },
  CERTIFICATE_WRONG_PIN: { id: 'P-203', money: 'notTaken' },
  CERTIFICATE_LOCKED: { id: 'P-204', money: 'notTaken' },
  CERTIFICATE_REFUSED: { id: 'P-205', money: 'notTaken' },
  CERTIFICATE_RESERVED: { id: 'P-206', money: 'safe' },
  CERTIFICATE_CHANGED: { id: 'P-207', money: 'notTaken' },
  CERTIFICATE_BUSY: { id: 'P-208', money: 'notTaken' },
  CERTIFICATE_ON_RECEIPT: { id: 'P-209', money: 'safe' },

  FISCAL_NO_LINK: { id: 'F-101', money: 'notTaken' },
  FISCAL_PAPER_OUT: { id: 'F-102', money: 'safe' },
  FISCAL_COVER_OPEN: { id: 'F-103', money: 'safe' },
  FISCAL_BUSY: { id: 'F-104', money: 'notTaken' },
  FISCAL_SHIFT_CLOSED: { id: 'F-105', money: 'notTaken' },
  FISCAL_SHIFT_EXPIRED: { id: 'F-106', money: 'notTaken' },
  FISCAL_SHIFT_OPEN: { id: 'F-107', money: 'safe' },
  FISCAL_REFUSED: { id: 'F-108', money: 'notTaken' },
  FISCAL_UNKNOWN: { id: 'F-109', money: 'unknown' },
  FISCAL_NOT_ISSUED: { id: 'F-110', money: 'notTaken' },
  FISCAL_DRIVE_CHANGED: { id: 'F-111', money: 'unknown' },
  FISCAL_SERVICE: { id: 'F-112', money: 'notTaken' },
  FISCAL_CASH_SHORT: { id: 'F-113', money: 'safe' },
  FISCAL_NOT_RECORDED: { id: 'F-114', money: 'notTaken' },
  PAPER_NOT_OURS: { id: 'F-115', money: 'unknown' },

  CENTRE_DOWN: { id: 'L-101', money: 'safe' },
  CENTRE_GARBAGE: { id: 'L-102', money: 'safe' },
  CENTRE_REFUSED: { id: 'L-103', money: 'safe' },
  CENTRE_FORK: { id: 'L-104', money: 'safe' },
  CENTRE_UPGRADE: { id: 'L-105', money: 'safe' },

  DATA_READ_ONLY: { id: 'D-101', money: 'safe' },
  DATA_IN_USE: { id: 'D-102', money: 'safe' },
  DATA_CORRUPT: { id: 'D-103', money: 'safe' },
  DATA_NEWER: { id: 'D-104', money: 'safe' },
  DISK_FULL: { id: 'D-105', money: 'safe' },
  KEY_LOST: { id: 'D-106', money: 'safe' },

  BAD_INPUT: { id: 'I-101', money: 'safe' },
  FILE_UNREADABLE: { id: 'I-102', money: 'safe' },
  TOO_MANY_CALLS: { id: 'I-103', money: 'safe' },

  INTERNAL: { id: 'X-101', money: 'safe' },
} as const satisfies Record<string, { id: string; money: MoneyState }>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

export type ErrorParams = Readonly<Record<string, string | number>>;

/** An expected failure, on its way to a screen or a command line. Carries no stack, path or SQL in `params`. */
export class TillError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'TillError';
    this.code = code;
    this.params = params;
  }
}
