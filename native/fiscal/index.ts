/** The door to the fiscal register for the till. */
export * from './port.ts';
export { parseFiscalAddress } from './address.ts';
export type { FiscalAddress } from './address.ts';
export { cashOutcome } from './cash-facts.ts';
export { readEmulatorPaper } from './emulator/emulator-paper.ts';
export type { Line } from './line.ts';
export { readWire } from './trace/read-wire.ts';
export type { WireWord } from './trace/read-wire.ts';
export { createWireRecorder } from './trace/wire-recorder.ts';
export { openRegister } from './open-register.ts';
export type { RegisterOptions } from './open-register.ts';
export { mapToPage } from './code-page.ts';
export { classifyDeviceError, describeDeviceError } from './shtrih/errors.ts';
export type { DeviceErrorClass } from './shtrih/errors.ts';
