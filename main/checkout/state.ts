/** The states of the checkout and what may happen to it. The one function that moves it is `transition`. */
import type { BasketLine, Certificate, Instant, Kopecks, Tender } from '../../loyalty/index.ts';
import type { DoneView, SaleView } from '../../contract/till/views.ts';
import type { OperationId } from '../../contract/units.ts';
import type { StoredCustomer } from '../store/types.ts';
import type { GoodsToAdd } from './basket.ts';
import type { ChosenContact } from './contact.ts';
import type { AttachedCertificate } from './certificate-tenders.ts';
import type { AttachedCustomer, ChosenRedemption, Draft, EnteredText } from './draft.ts';

export type Progress = NonNullable<SaleView['fiscalising']>;

export type CheckoutState =
  /** no goods yet; a customer may already be attached */
  | { phase: 'empty'; draft: Draft }
  | { phase: 'selling'; draft: Draft }
  /** from the press of pay; `receiptId` and `number` are null until the intent is on disk (T1) */
  | { phase: 'fiscalising'; draft: Draft; receiptId: OperationId | null; number: number | null; progress: Progress }
  /** on the screen until it is decided or set aside; the held list carries it on */
  | { phase: 'unknown'; draft: Draft; receiptId: OperationId; number: number | null }
  | { phase: 'done'; draft: Draft; done: DoneView };

export type DraftEvent =
  | ({ type: 'goodsAdded'; at: Instant } & GoodsToAdd)
  | { type: 'quantitySet'; lineNo: number; quantity: number; at: Instant }
  | { type: 'lineRemoved'; lineNo: number; at: Instant }
  | { type: 'removalUndone'; at: Instant }
  | { type: 'customerAttached'; customer: AttachedCustomer; at: Instant }
  | { type: 'customerDetached'; at: Instant }
  | { type: 'unknownCardNoted'; cardNumber: string; at: Instant }
  | { type: 'phoneAsked'; e164: string; at: Instant }
  | { type: 'codeEntered'; code: EnteredText; at: Instant }
  | { type: 'codeRemoved'; code: string; at: Instant }
  /** `count` 0 takes it back */
  | { type: 'rewardTaken'; ruleId: string; count: number; at: Instant }
  | { type: 'offerActivated'; ruleId: string; isActivated: boolean; at: Instant }
  | { type: 'tendersChosen'; tenders: readonly Tender[] | null; at: Instant }
  /** one that is sold on this receipt */
  | { type: 'certificateAdded'; number: string; faceValue: Kopecks; vatRate: BasketLine['vatRate']; at: Instant }
  | { type: 'certificateAsked'; number: string | null; at: Instant }
  | { type: 'certificateAttached'; attached: AttachedCertificate; at: Instant }
  | { type: 'certificateRemoved'; number: string; at: Instant }
  /** the customer did something without a receipt: their account is another */
  | { type: 'eventRecorded'; at: Instant }
  /** who brought the customer has been said */
  | { type: 'inviterNamed'; at: Instant }
  | { type: 'contactChosen'; contact: ChosenContact; at: Instant }
  | { type: 'redemptionChosen'; redeem: ChosenRedemption; at: Instant };

export type CheckoutEvent =
  | DraftEvent
  /** fresh figures of the centre for the attached customer; nothing if they have been replaced meanwhile */
  | { type: 'customerRefreshed'; stored: StoredCustomer }
  /** the centre does not know the card either */
  | { type: 'unknownCardDenied'; cardNumber: string }
  /** the use that was set aside for this receipt is another till's now */
  | { type: 'codeLost'; code: string }
  /** an engine's answer lowered what had been chosen */
  | { type: 'redemptionLowered'; redeem: ChosenRedemption }
  | { type: 'removalForgotten'; at: Instant }
  /** the centre has something else to say of it than when it was attached; null = it pays no more */
  | { type: 'certificateChanged'; number: string; certificate: Certificate | null }
  /** the way of payment, which rules may ask for */
  | { type: 'tenderChosen'; paidWith: readonly Tender[] }
  | { type: 'saleCancelled'; at: Instant }
  /** not paid yet; it waits in the ledger while somebody else is served */
  | { type: 'receiptPutAside'; at: Instant }
  | { type: 'receiptTakenBack'; draft: Draft; at: Instant }
  | { type: 'payPressed' }
  | { type: 'receiptPlanned'; receiptId: OperationId; number: number }
  | { type: 'progressMade'; progress: Progress }
  /** refused before anything was issued: the sale can be changed again */
  | { type: 'paymentRefused' }
  | { type: 'outcomeUnknown'; receiptId: OperationId }
  /** a held receipt goes to the register again */
  | { type: 'printPressed'; receiptId: OperationId; number: number; at: Instant }
  | { type: 'receiptFinished'; receiptId: OperationId; done: DoneView; at: Instant }
  | { type: 'receiptCancelled'; receiptId: OperationId; at: Instant }
  /** the paper of the receipt on the screen */
  | { type: 'printNoted'; receiptId: string; print: DoneView['print'] }
  | { type: 'setAside'; at: Instant }
  | { type: 'nextPressed'; at: Instant };
