/**
 * Every worked frame, from the register's side: the state is brought to the one the frame tells of, then the answer
 * must be the frame, byte for byte. Source: fiscal-printer section 6.
 */
import { describe, expect, it } from 'vitest';
import { CAPTURED_MODEL, newRegister, type FiscalDocument } from './state.ts';
import { ask, Bench, hex, NOW, spaced } from './testing/bench.ts';
import { endPaperAfter, loadPaper, printLine } from './printer.ts';

const squeezed = (frame: string): string => spaced(hex(frame));
const zeros = (count: number): string => '00'.repeat(count);

const SHORT_STATUS = '02 05 10 01 00 00 00 14';
const SHORT_STATUS_30 = '02 05 10 1E 00 00 00 0B';

function inShift(): Bench {
  const bench = new Bench();
  bench.send(ask.openShift());
  return bench;
}

function inReceipt(): Bench {
  const bench = inShift();
  bench.send(ask.openReceipt());
  return bench;
}

/** The captured device: its filler bytes, firmware, clock and counters. */
function captured(): Bench {
  const bench = inShift();
  bench.change((draft) => {
    draft.model = { ...draft.model, obsoleteErrors: [0x18, 0x01], reserved: [0x92, 0x08, 0x00] };
  });
  return bench;
}

function documentOf(part: Partial<FiscalDocument>): FiscalDocument {
  const at = Date.UTC(2026, 10, 22, 14, 5);
  return { fd: 1, type: 3, at, sign: 0, shift: 1, operation: 1, total: 0, tlv: '', paper: [], ...part };
}

describe('frame 1, short status', () => {
  it('shift open', () => {
    expect(captured().exchange(SHORT_STATUS_30)).toBe(
      squeezed('02 10 10 00 1E 92 02 02 00 00 9F E5 18 01 00 92 08 00 75'),
    );
  });

  it('receipt open, one operation', () => {
    const bench = captured();
    bench.change(({ model }) => {
      model.reserved = [0x8b, 0x02, 0x00];
    });
    bench.send(ask.openReceipt());
    bench.send(ask.line());
    expect(bench.exchange(SHORT_STATUS_30)).toBe(squeezed('02 10 10 00 1E 92 02 08 00 01 9F E5 18 01 00 8B 02 00 6D'));
  });

  it('paper out while printing', () => {
    const bench = inShift();
    bench.change(({ printer }) => {
      printer.jobs.push({ lines: ['a'] });
      endPaperAfter(printer, 0);
      printLine(printer);
    });
    expect(bench.exchange(SHORT_STATUS)).toBe(squeezed('02 10 10 00 01 12 02 02 02 00 9F E5 00 00 00 00 00 00 6B'));
  });

  it('paper is back, waits for continue', () => {
    const bench = inShift();
    bench.change(({ printer }) => {
      printer.jobs.push({ lines: ['a'] });
      printer.hasPaper = false;
      printLine(printer);
      loadPaper(printer);
    });
    expect(bench.exchange(SHORT_STATUS)).toBe(squeezed('02 10 10 00 01 92 02 02 03 00 9F E5 00 00 00 00 00 00 EA'));
  });

  it('wrong password', () => {
    expect(spaced([...hex('02 02'), ...new Bench().send(ask.status(99)), 0x5d])).toBe('02 02 10 4F 5D');
  });
});

describe('frame 2, full status', () => {
  it('answers as the captured device of 25.10.2018 07:45:23', () => {
    const state = newRegister({ registration: { inn: '7806240547', serial: 149_119 } });
    const bench = new Bench(state);
    bench.now = Date.UTC(2018, 9, 25, 7, 45, 23);
    bench.change((draft) => {
      draft.shift = { isOpen: true, number: 4, openedAt: bench.now, receipts: 0 };
      draft.operations[152] = 0x1c;
      draft.model.firmwareDate = [0x19, 0x04, 0x12];
    });
    expect(bench.exchange('02 05 11 1E 00 00 00 0A')).toBe(
      squeezed(`02 30 11 00 1E 43 31 CB D3 19 04 12 01 1C 00 92 02 02 00 02 4E 41
                00 00 01 01 10 19 0A 12 07 2D 17 00 7F 46 02 00 03 00 00 00 00 00
                23 C7 49 D1 01 00 B1`),
    );
  });
});

describe('frame 3, who is there', () => {
  it('answers the extended request as the captured device', () => {
    const bench = new Bench(newRegister({ model: { ...CAPTURED_MODEL, features: '5aa04007206c0000' } }));
    expect(bench.exchange('02 02 F7 01 F4')).toBe(
      squeezed(`02 23 F7 00 5A A0 40 07 20 6C 00 00 0C 18 01 0C 10 00 00 00 00 00
                00 1E 00 00 00 00 06 FF 00 40 40 B6 03 12 13 7F`),
    );
  });

  it('tells the device type without a password', () => {
    expect(new Bench().exchange('02 01 FC FD').slice(6, 11)).toBe('FC 00');
  });
});

describe('frames 4 to 11, a receipt', () => {
  it.each([
    ['4 beep', new Bench(), '02 05 13 01 00 00 00 17', '02 03 13 00 01 11'],
    ['5 open shift, password 30', new Bench(), '02 05 E0 1E 00 00 00 FB', '02 03 E0 00 1E FD'],
    ['6 open sale receipt', inShift(), '02 06 8D 01 00 00 00 00 8A', '02 03 8D 00 01 8F'],
    [
      '7 sale 2 x 89.90',
      inShift(),
      `02 3C 80 01 00 00 00 D0 07 00 00 00 1E 23 00 00 00 01 01 00 00 00 CC EE EB EE EA EE ${zeros(34)} 74`,
      '02 03 80 00 01 82',
    ],
    [
      '8 sale 1.347 x 129.90 = 174.98',
      inReceipt(),
      `02 26 FF 46 01 00 00 00 01 B8 8D 14 00 00 00 BE 32 00 00 00 5A 44 00 00 00
       FF FF FF FF FF 02 01 04 01 DF E1 EB EE EA E8 EC`,
      '02 03 FF 46 00 BA',
    ],
    [
      '9 sale 3 x 80.91, password 30 in the receipt of 1',
      inReceipt(),
      `02 27 FF 46 1E 00 00 00 01 C0 C6 2D 00 00 00 9B 1F 00 00 00 FF FF FF FF FF
       FF FF FF FF FF 01 01 04 01 D8 EE EA EE EB E0 E4 F6`,
      '02 03 FF 46 00 BA',
    ],
  ])('%s', (_name, bench, request, answer) => {
    expect(bench.exchange(request)).toBe(squeezed(answer));
  });

  it('9 leaves the sum to the register: 3 x 80.91 = 242.73', () => {
    const bench = inReceipt();
    bench.send(ask.line({ quantityMicro: 3_000_000, price: 8091 }));
    expect(spaced(bench.send(ask.subtotal()))).toBe('89 00 01 D1 5E 00 00 00');
  });

  it('10 subtotal 200.00', () => {
    const bench = inReceipt();
    bench.send(ask.line({ price: 20_000 }));
    expect(bench.exchange('02 05 89 01 00 00 00 8D')).toBe(squeezed('02 08 89 00 01 20 4E 00 00 00 EE'));
  });

  it('11 old close, 200.00 cash for 154.98, change 45.02', () => {
    const bench = inReceipt();
    bench.send(ask.line({ price: 15_498 }));
    expect(bench.exchange(`02 47 85 01 00 00 00 20 4E ${zeros(64)} AD`)).toBe(
      squeezed('02 08 85 00 01 96 11 00 00 00 0B'),
    );
  });
});

describe('frames 12 to 16, closing and shift', () => {
  const CLOSE_50 = `02 76 FF 45 1E 00 00 00 88 13 ${zeros(109)} 01 48`;

  it('12 close with 50.00 cash answers change, FD and sign', () => {
    const bench = inReceipt();
    bench.change(({ drive }) => {
      drive.documents = Array.from({ length: 28 }, (_, i) => documentOf({ fd: i + 1, at: NOW }));
    });
    bench.send(ask.line({ price: 5000 }));
    const answer = bench.exchange(CLOSE_50);
    expect(answer.slice(0, 41)).toBe('02 10 FF 45 00 00 00 00 00 00 1D 00 00 00');
    expect(hex(answer).length).toBe(19);
  });

  it('12 underpaid', () => {
    const bench = inReceipt();
    bench.send(ask.line({ price: 5001 }));
    expect(bench.exchange(CLOSE_50)).toBe('02 03 FF 45 45 FC');
  });

  it('13 close with 713.67 cash and 300.00 by card', () => {
    const bench = inReceipt();
    bench.send(ask.line({ price: 101_367 }));
    const answer = bench.exchange(`02 76 FF 45 1E 00 00 00 C7 16 01 00 00 30 75 ${zeros(104)} 01 46`);
    expect(answer.slice(0, 29)).toBe('02 10 FF 45 00 00 00 00 00 00');
    expect(bench.state.drive.documents.at(-1)).toMatchObject({ total: 101_367, operation: 1, type: 3 });
  });

  it('14 cancel receipt', () => {
    const bench = inShift();
    bench.send(ask.openReceipt(0, 30));
    expect(bench.exchange('02 05 88 1E 00 00 00 93')).toBe('02 03 88 00 1E 95');
  });

  it('15 continue printing is refused when nothing waits', () => {
    expect(inShift().exchange('02 05 B0 01 00 00 00 B4')).toBe(squeezed('02 02 B0 72 C0'));
  });

  it('16 X and Z', () => {
    const bench = inShift();
    expect(bench.exchange('02 05 40 1E 00 00 00 5B')).toBe('02 03 40 00 1E 5D');
    expect(bench.exchange('02 05 41 1E 00 00 00 5A')).toBe('02 03 41 00 1E 5C');
  });
});

describe('frames 17 to 19, the drive', () => {
  function withDocuments(): Bench {
    const bench = inShift();
    bench.change(({ drive }) => {
      drive.number = '9287440301120991';
      drive.documents = Array.from({ length: 425 }, (_, i) =>
        documentOf({ fd: i + 1, at: Date.UTC(2021, 6, 29, 11, 29) }),
      );
    });
    return bench;
  }

  it('17 status', () => {
    expect(withDocuments().exchange('02 06 FF 01 1E 00 00 00 E6')).toBe(
      squeezed(`02 21 FF 01 00 03 00 00 01 00 15 07 1D 0B 1D 39 32 38 37 34 34 30
                33 30 31 31 32 30 39 39 31 A9 01 00 00 68`),
    );
  });

  it('18 finds receipt 426 of 1013.67', () => {
    const bench = withDocuments();
    bench.change(({ drive }) => {
      const receipt = documentOf({ fd: 426, sign: 0x2e4beaeb, total: 101_367 });
      drive.documents = [...drive.documents, receipt];
    });
    expect(spaced(bench.send(ask.find(426)))).toBe(
      'FF 0A 00 03 00 1A 0B 16 0E 05 AA 01 00 00 EB EA 4B 2E 01 F7 8B 01 00 00',
    );
  });

  it('18 answers 08h to a number that does not exist', () => {
    expect(inShift().exchange('02 0A FF 0A 1E 00 00 00 A9 01 00 00 49')).toBe('02 03 FF 0A 08 FE');
  });

  it('19 requests a document and reads it', () => {
    const bench = withDocuments();
    bench.change(({ drive }) => {
      drive.documents = [
        ...drive.documents.slice(0, 424),
        documentOf({ fd: 425, tlv: '1104040031323334' + '1104010035' }),
      ];
    });
    expect(bench.exchange('02 0A FF 3A 1E 00 00 00 A9 01 00 00 79')).toBe(squeezed('02 07 FF 3A 00 03 00 0D 00 CC'));
    expect(bench.exchange('02 06 FF 3B 1E 00 00 00 DC')).toBe(squeezed('02 0B FF 3B 00 11 04 04 00 31 32 33 34 DA'));
  });
});

describe('frames 20 to 28, the rest', () => {
  it('20 attaches the contact +79161234567', () => {
    const bench = inReceipt();
    expect(bench.exchange('02 16 FF 0C 1E 00 00 00 F0 03 0C 00 2B 37 39 31 36 31 32 33 34 35 36 37 16')).toBe(
      squeezed('02 03 FF 0C 00 F0'),
    );
    expect(bench.state.drive.pendingTlv).toBe('f0030c002b3739313631323334353637');
  });

  it('21 shift parameters, begin opening, cancel the document', () => {
    const bench = new Bench();
    expect(bench.exchange('02 06 FF 40 1E 00 00 00 A7')).toBe(squeezed('02 08 FF 40 00 00 00 00 00 00 B7'));
    expect(bench.exchange('02 06 FF 41 1E 00 00 00 A6')).toBe(squeezed('02 03 FF 41 00 BD'));
    expect(bench.exchange('02 06 FF 08 1E 00 00 00 EF')).toBe(squeezed('02 03 FF 08 00 F4'));
  });

  it('22, 23 cash in of 500.00 stands in register 241', () => {
    const bench = new Bench();
    expect(bench.exchange('02 0A 50 01 00 00 00 50 C3 00 00 00 C8')).toBe(squeezed('02 05 50 00 01 01 00 55'));
    expect(bench.exchange('02 06 1A 01 00 00 00 F1 EC')).toBe(squeezed('02 09 1A 00 01 50 C3 00 00 00 00 81'));
    expect(bench.exchange('02 06 1B 01 00 00 00 94 88')).toBe(squeezed('02 05 1B 00 01 00 00 1F'));
  });

  it('24 sets the time to 14:05:00 and the date to 22.11.26', () => {
    const bench = new Bench();
    expect(bench.exchange('02 08 21 1E 00 00 00 0E 05 00 3C')).toBe(squeezed('02 02 21 00 23'));
    expect(bench.exchange('02 08 22 1E 00 00 00 16 0B 1A 33')).toBe(squeezed('02 02 22 00 20'));
    expect(bench.send(ask.status())[5]).toBe(6);
    expect(bench.error([0x23, 30, 0, 0, 0, 0x16, 0x0b, 0x1a])).toBe(0);
    expect(bench.send(ask.status())[5]).toBe(4);
  });

  it('25 reads and writes table 17 row 1 field 7', () => {
    const bench = new Bench();
    expect(bench.exchange('02 09 1F 1E 00 00 00 11 01 00 07 1F')).toBe(squeezed('02 03 1F 00 00 1C'));
    expect(bench.exchange('02 0A 1E 1E 00 00 00 11 01 00 07 01 1C')).toBe(squeezed('02 02 1E 00 1C'));
    expect(bench.exchange('02 09 1F 1E 00 00 00 11 01 00 07 1F')).toBe(squeezed('02 03 1F 00 01 1D'));
  });

  it('26 opens the drawer and cuts', () => {
    const bench = inShift();
    expect(bench.exchange('02 06 28 01 00 00 00 00 2F')).toBe(squeezed('02 03 28 00 01 2A'));
    expect(bench.exchange('02 06 25 01 00 00 00 01 23')).toBe(squeezed('02 03 25 00 01 27'));
    expect((bench.send(ask.status())[4] ?? 0) & 0x08).toBe(0x08);
  });

  it('27 answers FF 37 where the FF family is unknown', () => {
    const bench = new Bench(newRegister({ model: { knowsFf: false } }));
    expect(bench.exchange('02 06 FF 01 1E 00 00 00 E6')).toBe('02 02 FF 37 CA');
  });

  it('28 prints "Спасибо за покупку!"', () => {
    const bench = inShift();
    const request = `02 2E 17 01 00 00 00 02 D1 EF E0 F1 E8 E1 EE 20 E7 E0 20 EF EE EA F3 EF EA F3 21 ${zeros(21)} 3A`;
    expect(bench.exchange(request)).toBe(squeezed('02 03 17 00 01 15'));
    expect(bench.state.printer.tape.at(-1)).toBe('Спасибо за покупку!');
  });
});
