/** Where a receipt goes besides paper: a phone or an e-mail, tag 1008. Source: fiscal-printer section 9.1. */
import { z } from 'zod';
import type { CountryCode } from 'libphonenumber-js/min';
import { TillError } from '../../contract/errors/catalogue.ts';
import { phoneOf } from '../scan/phone.ts';
import { shownCode } from '../scan/scan-text.ts';
import type { Draft } from './draft.ts';
import type { Priced } from './pricing.ts';
import { lastFour } from './format.ts';

/** `asUsual` = as the programme has it; the others are what the cashier was told. */
export type ChosenContact =
  { kind: 'asUsual' } | { kind: 'member' } | { kind: 'nowhere' } | { kind: 'typed'; contact: string };

/** What the cashier asks for: `text` as it was typed. */
export type WantedContact = { kind: 'typed'; text: string } | { kind: 'member' } | { kind: 'nowhere' };

const CONTACT_MAX = 64;
const email = z.email().max(CONTACT_MAX);

/** A phone in E.164 or an e-mail in small letters; null for anything else. */
export function parseContact(text: string, country: CountryCode): string | null {
  const plain = text.trim();
  if (plain.includes('@')) return email.safeParse(plain).data?.toLowerCase() ?? null;
  return phoneOf(plain.replace(/[\s()-]/g, ''), country);
}

/** @throws TillError CONTACT_INVALID for a text that is neither a phone nor an e-mail */
export function chosenContact(wanted: WantedContact, country: CountryCode): ChosenContact {
  if (wanted.kind !== 'typed') return wanted;
  const contact = parseContact(wanted.text, country);
  if (contact === null) throw new TillError('CONTACT_INVALID', { text: shownCode(wanted.text) });
  return { kind: 'typed', contact };
}

/** The e-mail before the phone: a message to it costs the shop nothing. Null without either. */
export function memberContact({ customer }: Draft): string | null {
  const { email: address = null, phone = null } = customer?.stored.personal() ?? {};
  return email.safeParse(address).data ?? phone;
}

/** Where this receipt goes, full; null = paper alone. */
export function contactOf({ draft, programme }: Pick<Priced, 'draft' | 'programme'>): string | null {
  const { contact } = draft;
  switch (contact.kind) {
    case 'typed':
      return contact.contact;
    case 'nowhere':
      return null;
    case 'member':
      return memberContact(draft);
    case 'asUsual':
      return programme.prepared.programme.receipt?.electronicToMembers === true ? memberContact(draft) : null;
  }
}

/** As a stranger may see it: `•• 4567`, `a•••@mail.ru`. */
export function shownContact(contact: string): string {
  const at = contact.lastIndexOf('@');
  if (at > 0) return `${contact.slice(0, 1)}•••${contact.slice(at)}`;
  return `••\u00a0${lastFour(contact) ?? ''}`;
}
