/** Points a member gives away: asked for and answered now, or not at all. Source: loyalty-domain sections 13 and 14. */
import { z } from 'zod';
import type { TransferRefusal } from '../../loyalty/index.ts';
import { instant, operationId, points } from '../units.ts';
import { customerRecord } from './records.ts';

const transferTo = z.discriminatedUnion('kind', [
  /** another member, by the number of a card or a phone (E.164) */
  z.object({ kind: z.literal('member'), by: z.enum(['card', 'phone']), value: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('charity'), charityId: z.string().min(1).max(64) }),
]);
export type TransferTo = z.infer<typeof transferTo>;

export const transferRequest = z.object({
  /** made by the till; the same id again is answered alike and moves nothing twice */
  transferId: operationId,
  customerId: z.string().max(64),
  to: transferTo,
  amount: points,
  /** only says what it would come to */
  isTrial: z.boolean(),
});
export type TransferRequest = z.infer<typeof transferRequest>;

/** `notOffered`: the programme has no such thing */
const refusal = z.enum([
  'notOffered',
  'unknownReceiver',
  'nothing',
  'sameMember',
  'senderBlocked',
  'receiverBlocked',
  'belowMin',
  'overDayCap',
  'notEnough',
  'unknownCharity',
] satisfies readonly (TransferRefusal | 'notOffered' | 'unknownReceiver')[]);
export type TransferRefused = z.infer<typeof refusal>;

export const transferAnswer = z.discriminatedUnion('isDone', [
  z.object({
    isDone: z.literal(true),
    /** the name of the member it goes to; null for a charity */
    receiver: z.string().max(128).nullable(),
    fee: points,
    /** what leaves the sender, the fee in it; the rest arrives */
    taken: points,
    rev: z.int().positive(),
    /** the sender, as they are after it */
    record: customerRecord,
    serverTime: instant,
  }),
  z.object({ isDone: z.literal(false), reason: refusal, bound: points }),
]);
export type TransferAnswer = z.infer<typeof transferAnswer>;
