/** The door of the engine: everything `main` and `central` may use. */
export * from './money/units.ts';
export type * from './quote/types.ts';
export { allocate } from './money/allocate.ts';
export type { Allocation } from './money/allocate.ts';
export { mulDiv } from './money/mul-div.ts';
export type { Rounding } from './money/mul-div.ts';
export { splitLine } from './money/split-line.ts';
export { startOfDate, zonedDay } from './time/zoned-day.ts';
export type { ZonedDay } from './time/zoned-day.ts';
export { lastSpendableDay, lotDates } from './time/lot-dates.ts';
export type { LotDates } from './time/lot-dates.ts';
export { canonicalText, parseProgramme, programmeSchema } from './programme/schema.ts';
export type { ParsedProgramme, Programme, ProgrammeProblem, Rule } from './programme/schema.ts';
export { findVersion, prepareProgramme } from './programme/prepare.ts';
export type { PreparedProgramme } from './programme/prepare.ts';
export { quote } from './quote/quote.ts';
export { qualifyingPaid } from './quote/tier.ts';
export { quoteEvent } from './quote/quote-event.ts';
export { foldCode } from './codes/fold-code.ts';
export { explain } from './quote/explain.ts';
export { formatDay, formatKopecks, formatPercent, formatPoints } from './quote/format.ts';
export type { Locale } from './quote/format.ts';
export { deriveBalance } from './lots/balance.ts';
export type { BalanceTerms, Holdings } from './lots/balance.ts';
export { burn, compareBurnOrder } from './lots/burn.ts';
export type { Burned, LotPart } from './lots/burn.ts';
export { repayDebt } from './lots/debt.ts';
export type { Repaid } from './lots/debt.ts';
export { accruedLots } from './lots/accrued-lots.ts';
export { isProlonged, prolongBy } from './lots/prolong.ts';
export { addToDays, measure } from './tiers/measure.ts';
export type { TierDay, TierReceipt } from './tiers/measure.ts';
export { afterReturn, review, upgrade } from './tiers/tier-state.ts';
export type { TierLadder, TierState } from './tiers/tier-state.ts';
export { donatePoints, transferPoints } from './transfers/transfer.ts';
export type { RefusedTransfer, Sender, Transferred, TransferRefusal, TransferRequest } from './transfers/transfer.ts';
export { payByCertificate } from './certificates/certificate.ts';
export type {
  Certificate,
  CertificatePayment,
  CertificateQuestion,
  CertificateRefusal,
} from './certificates/certificate.ts';
export { settlePartners } from './coalition/settle-partners.ts';
export type { PartnerAccount, PartnerPosting } from './coalition/settle-partners.ts';
export { demoProgramme } from './programmes/demo.ts';
export { addToCounter, postToMember } from './changes/member-facts.ts';
export type { MemberFacts, PostedReceipt } from './changes/member-facts.ts';
export { checkProgramme } from './check/check-programme.ts';
export { explainFinding } from './check/finding-texts.ts';
export { describeProgramme } from './words/describe-programme.ts';
export type { Section } from './words/describe-programme.ts';
export { diffProgrammes } from './words/diff-programmes.ts';
export type { ProgrammeDiff } from './words/diff-programmes.ts';
export { readDocument } from './document/read-document.ts';
export { generateCodes } from './codes/check-character.ts';
export { takeBackFromMember } from './changes/take-back-facts.ts';
export type { PostedReturn } from './changes/take-back-facts.ts';
export { quoteReturn } from './returns/quote-return.ts';
export { restoreLots } from './returns/restore-lots.ts';
export { pointsOf, soldReceipt } from './returns/sold-receipt.ts';
export { takeBack } from './returns/take-back.ts';
