/** Registering the register with the tax service: document 1 of a drive. Source: fiscal-printer 4.5, section 8. */
import type { LocalMs } from './clock.ts';
import { DOCUMENT, issueDocument } from './drive.ts';
import { reportPaper } from './report-paper.ts';
import { newDrive, newRegister, type Model, type Registration, type RegisterState } from './state.ts';
import { readNumber } from './tables.ts';
import { byteTag, textTag } from './tlv.ts';

/** The start state: fiscal mode, shift closed, registered for ОСН. */
export function newRegisteredRegister(
  now: LocalMs,
  options: { model?: Partial<Model>; registration?: Partial<Registration> } = {},
): RegisterState {
  const state = newRegister(options);
  register(state, now);
  return state;
}

/** Puts another drive in, registered anew; its documents count from 1 again. Changes the state in place. */
export function swapDrive(state: RegisterState, now: LocalMs): void {
  const next = newDrive(String(BigInt(state.drive.number) + 1n));
  state.retiredDrives = [...state.retiredDrives, state.drive];
  state.drive = next;
  state.reading = null;
  register(state, now + state.clockOffsetMs);
}

function register(state: RegisterState, now: LocalMs): void {
  const { registration, drive } = state;
  drive.clockOffsetMs = state.clockOffsetMs;
  issueDocument(state, {
    type: DOCUMENT.registration,
    at: now,
    operation: null,
    total: null,
    elements: [
      ...textTag(1048, registration.shop),
      ...textTag(1009, registration.address),
      ...textTag(1187, registration.place),
      ...textTag(1013, String(registration.serial)),
      ...textTag(1060, registration.taxSite),
      ...textTag(1046, registration.ofdName),
      ...byteTag(1062, registration.taxSystems),
      ...byteTag(1209, readNumber(state, 17, 1, 17)),
    ],
    paper: (signature) =>
      reportPaper(state, { title: 'ОТЧЁТ О РЕГИСТРАЦИИ', at: now, operator: 30, rows: [], signature }),
  });
}
