import { beforeEach } from 'vitest';
import type { FiscalRegister } from '../port.ts';

/** It is idle, has paper, its shift is closed, its drawer empty, and it is not connected. */
export interface RegisterUnderTest {
  register: FiscalRegister;
  /** Called after each test. */
  stop(): Promise<void>;
}

/** A fresh register for each test of the suite it is called in, as it was made, connected, or with its shift open. */
export function underTest(makeRegister: () => Promise<RegisterUnderTest>) {
  let register: FiscalRegister;

  beforeEach(async () => {
    const made = await makeRegister();
    register = made.register;
    return async () => {
      await register.disconnect();
      await made.stop();
    };
  });

  const connected = async (): Promise<FiscalRegister> => {
    await register.connect();
    return register;
  };
  const opened = async (): Promise<FiscalRegister> => {
    await connected();
    await register.openShift();
    return register;
  };
  return { made: () => register, connected, opened };
}
