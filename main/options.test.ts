import { describe, expect, it } from 'vitest';
import { isTraining, parseTillOptions } from './options.ts';

describe('parseTillOptions', () => {
  it('trains without any words: no centre, no register, Russian, any free port', () => {
    const parsed = parseTillOptions([]);
    expect(parsed).toMatchObject({
      ok: true,
      options: { centralUrl: null, fiscal: null, port: 0, locale: 'ru', isHeadless: false },
    });
    expect(parsed.ok && isTraining(parsed.options)).toBe(true);
  });

  it('works for real once both the centre and the register are named', () => {
    const parsed = parseTillOptions(['--central', 'https://centre.example', '--fiscal', 'tty:/dev/ttyUSB0@115200']);
    expect(parsed.ok && isTraining(parsed.options)).toBe(false);
    const half = parseTillOptions(['--central', 'https://centre.example']);
    expect(half.ok && isTraining(half.options)).toBe(true);
  });

  it.each(['none', 'escpos/epson:tty:/dev/ttyUSB1@9600', 'escpos:tcp:192.168.1.50:9100'])(
    'takes %s for a register',
    (fiscal) => {
      expect(parseTillOptions(['--fiscal', fiscal])).toMatchObject({ ok: true, options: { fiscal } });
    },
  );

  it('takes the tax number of the cashier', () => {
    const parsed = parseTillOptions(['--cashier', 'Иванова А.', '--cashier-inn', '770123456789']);
    expect(parsed).toMatchObject({ ok: true, options: { cashier: 'Иванова А.', cashierInn: '770123456789' } });
  });

  it.each([
    [['--port', '65536'], /--port/],
    [['--port', '-1'], /--port/],
    [['--till', '0'], /--till/],
    [['--locale', 'de'], /--locale/],
    [['--central', 'ftp://x'], /--central/],
    [['--central', 'nonsense'], /--central/],
    [['--fiscal', 'usb:1'], /--fiscal/],
    [['--fiscal', 'escpos/nosuch:tty:/dev/ttyS0'], /--fiscal/],
    [['--cashier-inn', '123'], /--cashier-inn/],
    [['--cashier', ' '], /--cashier/],
    [['--cashier', 'я'.repeat(65)], /--cashier/],
    [['--fiscal', 'tty:/dev/ttyUSB0@fast'], /--fiscal/],
    [['--scanner', 'telepathy'], /--scanner/],
    [['--unknown'], /--unknown/],
  ])('refuses %j and names it', (args, problem) => {
    const parsed = parseTillOptions(args);
    expect(!parsed.ok && parsed.problem).toMatch(problem);
  });
});
