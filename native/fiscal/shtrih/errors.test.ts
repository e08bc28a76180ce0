import { describe, expect, it } from 'vitest';
import { classifyDeviceError, describeDeviceError } from './errors.ts';

const ALL = Array.from({ length: 255 }, (_, index) => index + 1);

describe('device errors', () => {
  it('have a text in both languages with the code at its end', () => {
    expect(describeDeviceError(0x45, 'en')).toBe('Payments below total (45h)');
    expect(describeDeviceError(0x45, 'ru')).toBe('Оплата меньше итога (45h)');
    expect(describeDeviceError(0xee, 'ru')).toBe('Неизвестная ошибка ККТ (EEh)');
  });

  it('leave a document in doubt for exactly nine codes', () => {
    const doubtful = ALL.filter((code) => classifyDeviceError(code) === 'unknownOutcome');
    expect(doubtful).toEqual([0x03, 0x04, 0x2f, 0x30, 0x31, 0x32, 0x38, 0x39, 0x6a]);
  });

  it.each([
    [0x50, 'wait'],
    [0x58, 'continue'],
    [0x4e, 'closeShift'],
    [0x16, 'closeShift'],
    [0x06, 'stopSales'],
    [0x6b, 'user'],
    [0x37, 'fallback'],
    [0x08, 'absent'],
    [0xee, 'info'],
  ])('%i is of class %s', (code, expected) => {
    expect(classifyDeviceError(code)).toBe(expected);
  });
});
