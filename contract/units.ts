/** The units of `loyalty` as schemas, for whatever crosses a boundary. */
import { z } from 'zod';

const whole = z.int();

/** integer kopecks, ≥ 0 */
export const amount = whole.nonnegative().brand<'Kopecks'>();
/** kopecks: the most a line, a receipt or a payment may come to, the money field of a register */
export const SUM_MAX = 9_999_999_999;
/** integer kopecks, 0 to `SUM_MAX`: a price, or money handed over */
export const sum = amount.max(SUM_MAX);
/** integer hundredths of a point, ≥ 0 */
export const points = whole.nonnegative().brand<'Points'>();
/** integer thousandths, > 0, at most 99 999.999 units (the register's own bound is wider) */
export const quantity = whole.positive().max(99_999_999).brand<'Quantity'>();
/** integer basis points, ≥ 0 */
export const basisPoints = whole.nonnegative().brand<'BasisPoints'>();
/** integer milliseconds since 1970-01-01T00:00Z */
export const instant = whole.nonnegative().brand<'Instant'>();
/** UUIDv7 made by the till before any side effect (offline-sync section 3); small letters, so that equal ids are equal texts */
export const operationId = z.uuid().lowercase().brand<'OperationId'>();
export type OperationId = z.infer<typeof operationId>;
/** hex SHA-256 */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const vatRate = z.enum(['vat22', 'vat20', 'vat10', 'vat7', 'vat5', 'vat0', 'none']);
export const soldBy = z.enum(['piece', 'weight']);
/** ISO date, store zone */
export const businessDate = z.iso.date();
