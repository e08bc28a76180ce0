/** Instants of the day all screens show. */

/** 22.11.2026, Moscow time */
export const at = (hour: number, minute: number, second = 0): number =>
  Date.UTC(2026, 10, 22, hour - 3, minute, second);

export const day = (date: number, month = 11): number => Date.UTC(2026, month - 1, date, 9);
