/** The door to the fiscal register for the till. */
export * from './port.ts';
export { parseFiscalAddress } from './address.ts';
export type { FiscalAddress } from './address.ts';
export { readEmulatorPaper } from './emulator/emulator-paper.ts';
export { openRegister } from './open-register.ts';
export type { RegisterOptions } from './open-register.ts';
export { mapToPage } from './code-page.ts';
export { classifyDeviceError, describeDeviceError } from './shtrih/errors.ts';
export type { DeviceErrorClass } from './shtrih/errors.ts';
