import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFiscalAddress } from './address.ts';
import { FiscalError } from './port.ts';

describe('parseFiscalAddress', () => {
  it.each([
    ['tty:/dev/ttyUSB0@115200', { kind: 'tty', path: '/dev/ttyUSB0', baud: 115_200 }],
    ['tty:/dev/serial/by-id/usb-Shtrih:1', { kind: 'tty', path: '/dev/serial/by-id/usb-Shtrih:1', baud: 115_200 }],
    ['tty:COM3@4800', { kind: 'tty', path: 'COM3', baud: 4800 }],
    ['tcp:192.168.137.111:7778', { kind: 'tcp', host: '192.168.137.111', port: 7778 }],
    ['tcp:kassa.local:1', { kind: 'tcp', host: 'kassa.local', port: 1 }],
    ['none', { kind: 'none' }],
    [
      'escpos:tty:/dev/ttyUSB1',
      { kind: 'escpos', model: null, line: { kind: 'tty', path: '/dev/ttyUSB1', baud: 9600 } },
    ],
    [
      'escpos/epson-1251:tcp:192.168.1.50:9100',
      { kind: 'escpos', model: 'epson-1251', line: { kind: 'tcp', host: '192.168.1.50', port: 9100 } },
    ],
    ['tcp:[fe80::1]:7778', { kind: 'tcp', host: 'fe80::1', port: 7778 }],
  ])('reads %s', (address, expected) => {
    expect(parseFiscalAddress(address)).toEqual(expected);
  });

  it.each([
    '',
    'tty:',
    'tty:/dev/ttyS0@12345',
    'tty:/dev/ttyS0@',
    'tcp:host',
    'tcp:host:0',
    'tcp:host:65536',
    'COM3',
    'escpos',
    'escpos:',
    'escpos:none',
    'none:',
    'escpos/nosuch:tty:/dev/ttyS0',
  ])('refuses "%s"', (address) => {
    expect(() => parseFiscalAddress(address)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('refuses anything else with the same error', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        try {
          parseFiscalAddress(address);
        } catch (cause) {
          expect(cause).toBeInstanceOf(FiscalError);
        }
      }),
    );
  });
});
