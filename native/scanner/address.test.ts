import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScannerAddress, parseScannerAddress } from './address.ts';

describe('parseScannerAddress', () => {
  for (const [text, address] of [
    ['hid', { kind: 'hid' }],
    [' simulated ', { kind: 'simulated' }],
    ['serial:/dev/ttyACM0@115200', { kind: 'serial', path: '/dev/ttyACM0', baudRate: 115200 }],
    ['serial:/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0', baudRate: 9600 }],
    ['serial:COM3@9600', { kind: 'serial', path: 'COM3', baudRate: 9600 }],
    ['serial:/dev/by-id/a@b@19200', { kind: 'serial', path: '/dev/by-id/a@b', baudRate: 19200 }],
  ] as const) {
    it(`understands ${text.trim()}`, () => {
      expect(parseScannerAddress(text)).toEqual({ ok: true, address });
    });
  }

  for (const [text, error] of [
    ['', 'empty'],
    ['usb', 'unknown-kind'],
    ['HID', 'unknown-kind'],
    ['serial:', 'no-path'],
    ['serial:@9600', 'no-path'],
    ['serial:COM3@', 'bad-speed'],
    ['serial:COM3@fast', 'bad-speed'],
    ['serial:COM3@49', 'bad-speed'],
    ['serial:COM3@4000001', 'bad-speed'],
  ] as const) {
    it(`refuses "${text}" as ${error}`, () => {
      expect(parseScannerAddress(text)).toEqual({ ok: false, error });
    });
  }

  it('understands what formatScannerAddress writes, and writes it the same again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseScannerAddress(`serial:${text}`);
        if (!parsed.ok) return;
        const written = formatScannerAddress(parsed.address);
        expect(parseScannerAddress(written)).toEqual(parsed);
      }),
    );
  });
});
