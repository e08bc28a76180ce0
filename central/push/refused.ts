/** Why a batch does not fit: nothing of it was taken. Source: offline-sync section 7. */
export type Refusal =
  | { code: 'MALFORMED' }
  | { code: 'GAP'; data: { expectedSeq: number } }
  | { code: 'FORK'; data: { seq: number } }
  | { code: 'EPOCH'; data: { current: number } };

export class PushRefused extends Error {
  override name = 'PushRefused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
