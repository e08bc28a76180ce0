import { FiscalError } from '../../native/fiscal/port.ts';
import type { FiscalRegister, FiscalisedReceipt } from '../../native/fiscal/port.ts';
import type { Clock } from '../checkout/ports.ts';
import type { JournalPlan } from '../store/types.ts';
import { totalOf } from './receipt-total.ts';
import { NOTHING_KNOWN, UNSUPPORTED, decide } from './decide.ts';
import type { Decision, Facts, Journal, Proof } from './decide.ts';

export type Verdict =
  | { end: 'issued'; fiscal: FiscalisedReceipt }
  | { end: 'notIssued' }
  | { end: 'driveChanged' }
  | { end: 'undecidable' }
  /** the register did not answer, or would not let go of a leftover: ask again later */
  | { end: 'silent' };

/** Questions of one round; more means that documents grow under our eyes or a leftover comes back. */
const STEPS_MAX = 2_000;
const NOT_SUPPORTED = 0x37;

export interface RecoverParts {
  register: FiscalRegister;
  clock: Clock;
  pause: (ms: number) => Promise<void>;
}

/** Asks the register about one receipt until it has an end or the register falls silent. Prints nothing. */
export async function askOnce(plan: JournalPlan, parts: RecoverParts): Promise<Verdict> {
  try {
    return await ask(plan, parts);
  } catch (error) {
    if (error instanceof FiscalError) return { end: 'silent' };
    throw error;
  }
}

async function ask(plan: JournalPlan, parts: RecoverParts): Promise<Verdict> {
  let facts = NOTHING_KNOWN;
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const decision = decide(journalOf(plan, parts.clock), facts);
    if ('end' in decision) {
      return decision.end === 'issued'
        ? { end: 'issued', fiscal: await proven(plan, decision.proof, parts) }
        : decision;
    }
    facts = await learn(facts, decision, parts);
  }
  return { end: 'silent' };
}

function journalOf(plan: JournalPlan, clock: Clock): Journal {
  const { receiptId, counters, fiscal, plannedAt } = plan;
  const { fn, lastFd, receiptNumber, shiftNumber, tally = null } = counters;
  const { operation } = fiscal;
  const cash = operation === 'sale' ? plan.payments.cash - changeOf(plan) : -plan.payments.cash;
  const ageMs = Math.max(0, clock.now() - plannedAt);
  return { receiptId, fn, lastFd, receiptNumber, shiftNumber, operation, total: totalOf(plan), cash, tally, ageMs };
}

type Question = Extract<Decision, { next: unknown }>;

async function learn(facts: Facts, question: Question, { register, pause }: RecoverParts): Promise<Facts> {
  switch (question.next) {
    case 'readStatus':
      return { ...facts, status: await register.readStatus() };
    case 'readCounters':
      return { ...facts, counters: await register.readCounters() };
    case 'readClock':
      return { ...facts, registerClock: await register.readClock() };
    case 'findDocument': {
      const document = await orUnsupported(register.findDocument(question.fd));
      return { ...facts, documents: new Map(facts.documents).set(question.fd, document) };
    }
    case 'readReceiptId': {
      const id = await orUnsupported(register.readReceiptId(question.fd));
      return { ...facts, receiptIds: new Map(facts.receiptIds).set(question.fd, id) };
    }
    case 'wait':
      await pause(PRINTING_POLL_MS);
      return withoutStatus(facts);
    case 'cancelReceipt':
      await register.cancelReceipt();
      return withoutCounters(withoutStatus(facts));
    case 'cancelDocument':
      await register.cancelDocument();
      return withoutCounters(withoutStatus(facts));
  }
}

/** Fiscal-printer section 3: poll every 20 to 50 ms while a document prints. */
const PRINTING_POLL_MS = 50;

const withoutStatus = ({ status: _, ...facts }: Facts): Facts => facts;
const withoutCounters = ({ counters: _, ...facts }: Facts): Facts => facts;

async function orUnsupported<T>(answer: Promise<T>): Promise<T | typeof UNSUPPORTED> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof FiscalError && error.kind === 'refused' && error.deviceCode === NOT_SUPPORTED) {
      return UNSUPPORTED;
    }
    throw error;
  }
}

/** FF0Ah does not return the change, so it is computed; a model that tells no sign leaves 0, the paper carries it. */
async function proven(plan: JournalPlan, proof: Proof, { register }: RecoverParts): Promise<FiscalisedReceipt> {
  const dateTime = proof.dateTime ?? (await register.readClock()).slice(0, 16);
  return { fn: proof.fn, fd: proof.fd, fpd: proof.fpd ?? 0, dateTime, change: changeOf(plan) };
}

function changeOf(plan: JournalPlan): number {
  const { cash, card, certificates } = plan.payments;
  const byCertificates = certificates.reduce((sum, { amount }) => sum + amount, 0);
  return cash + card + byCertificates - totalOf(plan);
}
