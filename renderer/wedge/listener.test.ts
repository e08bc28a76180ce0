/**
 * The listener on a page of event targets: what the page sees, what a field holds afterwards, what is handed over.
 * The fake page types a passed key into its focused field and fires its focused button, as a browser does.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { PLAIN_RULES } from './burst.ts';
import { installWedge } from './listener.ts';
import type { WedgeOptions } from './listener.ts';

class FakeKeyboardEvent extends Event {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly at: number | null;

  constructor(type: string, init: KeyboardEventInit & { at?: number } = {}) {
    super(type, { bubbles: true, cancelable: true });
    this.code = init.code ?? '';
    this.key = init.key ?? '';
    this.shiftKey = init.shiftKey ?? false;
    this.ctrlKey = init.ctrlKey ?? false;
    this.altKey = init.altKey ?? false;
    this.metaKey = init.metaKey ?? false;
    this.repeat = init.repeat ?? false;
    this.at = init.at ?? null;
  }

  override get timeStamp(): number {
    return this.at ?? super.timeStamp;
  }
}

class FakeField extends EventTarget {
  readonly tagName = 'INPUT';
  readonly readOnly = false;
  readonly maxLength: number;
  type: string;
  selectionStart: number | null = 0;
  selectionEnd: number | null = 0;
  inputEvents = 0;
  #value = '';

  constructor(type = 'text', maxLength = -1) {
    super();
    this.type = type;
    this.maxLength = maxLength;
    this.addEventListener('input', () => (this.inputEvents += 1));
  }

  get value(): string {
    return this.#value;
  }

  set value(text: string) {
    this.#value = text;
    this.setSelectionRange(text.length, text.length);
  }

  setSelectionRange(start: number, end: number | null): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  setRangeText(text: string, start: number, end: number): void {
    this.value = this.#value.slice(0, start) + text + this.#value.slice(end);
    this.setSelectionRange(start + text.length, start + text.length);
  }

  closest(): null {
    return null;
  }
}

class FakeButton extends EventTarget {
  readonly tagName = 'BUTTON';
  readonly isAdministrators: boolean;
  clicks = 0;
  seen: string[] = [];

  constructor(isAdministrators = false) {
    super();
    this.isAdministrators = isAdministrators;
    this.addEventListener('keydown', (event) => this.seen.push((event as unknown as FakeKeyboardEvent).key));
  }

  closest(selector: string): FakeButton | null {
    return this.isAdministrators && selector === '[data-no-scan]' ? this : null;
  }
}

/** `window` and its document in one; timers run when `fallSilent` is called. */
class FakePage extends EventTarget {
  readonly KeyboardEvent = FakeKeyboardEvent;
  readonly document: { activeElement: FakeField | FakeButton; body: EventTarget };
  time = 0;
  #timer: (() => void) | null = null;

  constructor(focused: FakeField | FakeButton) {
    super();
    this.document = { activeElement: focused, body: focused };
  }

  setTimeout(run: () => void): number {
    this.#timer = run;
    return 1;
  }

  clearTimeout(): void {
    this.#timer = null;
  }

  get isWaiting(): boolean {
    return this.#timer !== null;
  }

  /** Fires the pending timer at the given moment of `performance.now()`. */
  timerFires(at: number): void {
    this.time = at;
    const run = this.#timer;
    this.#timer = null;
    run?.();
  }

  down(code: string, at: number, more: KeyboardEventInit = {}): boolean {
    const key = more.key ?? code.replace(/^(Key|Digit)/, '');
    const isTaken = !this.dispatchEvent(new FakeKeyboardEvent('keydown', { code, key, at, ...more }));
    const { activeElement } = this.document;
    if (isTaken) return true;
    if (activeElement instanceof FakeField && key.length === 1) {
      activeElement.setRangeText(key, activeElement.selectionStart ?? 0, activeElement.selectionEnd ?? 0);
    }
    if (activeElement instanceof FakeButton && key === 'Enter') activeElement.clicks += 1;
    return false;
  }

  up(code: string, at: number): boolean {
    const isTaken = !this.dispatchEvent(new FakeKeyboardEvent('keyup', { code, at }));
    const { activeElement } = this.document;
    if (!isTaken && activeElement instanceof FakeButton && code === 'Space') activeElement.clicks += 1;
    return isTaken;
  }

  /** Presses and releases a key for each digit, 10 ms apart; returns the time of the next key. */
  type(digits: string, from = 0): number {
    Array.from(digits).forEach((digit, at) => {
      this.down(`Digit${digit}`, from + at * 10);
      this.up(`Digit${digit}`, from + at * 10 + 4);
    });
    return from + digits.length * 10;
  }
}

const uninstalls: (() => void)[] = [];
afterEach(() => {
  for (const uninstall of uninstalls.splice(0)) uninstall();
});

function open(focused: FakeField | FakeButton, options: Partial<WedgeOptions> = {}) {
  const page = new FakePage(focused);
  const scans: string[] = [];
  const uninstall = installWedge(page as unknown as Window & typeof globalThis, {
    onBurst: (keys) => scans.push(keys.map(({ key }) => key).join('')),
    now: () => page.time,
    ...options,
  });
  uninstalls.push(uninstall);
  return { page, scans, uninstall };
}

describe('a scan into a field', () => {
  it('is handed over whole, and the field holds what it held, told so once', () => {
    const field = new FakeField();
    field.value = 'Иванов';
    field.setSelectionRange(2, 4);
    const { page, scans } = open(field);
    page.down('Enter', page.type('2900012345671'));
    expect(scans).toEqual(['2900012345671']);
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['Иванов', 2, 4]);
    expect(field.inputEvents).toBe(1);
  });

  it('leaves a field alone that nothing was typed into', () => {
    const button = new FakeButton();
    const { page, scans } = open(button);
    page.down('Enter', page.type('2900012345671'));
    expect(scans).toEqual(['2900012345671']);
  });

  it('twice gives two scans', () => {
    const field = new FakeField();
    const { page, scans } = open(field);
    page.down('Enter', page.type('4600000000015'));
    page.down('Enter', page.type('4600000000015', 150));
    expect(scans).toEqual(['4600000000015', '4600000000015']);
    expect(field.value).toBe('');
  });
});

describe('a scan over a focused button', () => {
  for (const terminator of ['Enter', 'NumpadEnter', 'Tab']) {
    it(`does not fire it with ${terminator}, down or up`, () => {
      const button = new FakeButton();
      const { page, scans } = open(button);
      const end = page.type('96385074');
      expect(page.down(terminator, end, { key: terminator === 'Tab' ? 'Tab' : 'Enter' })).toBe(true);
      expect(page.up(terminator, end + 2)).toBe(true);
      expect([scans.length, button.clicks]).toEqual([1, 0]);
    });
  }

  it('does not fire it with a Space inside the code', () => {
    const button = new FakeButton();
    const { page, scans } = open(button);
    const next = page.type('9638');
    page.down('Space', next, { key: ' ' });
    page.up('Space', next + 2);
    page.down('Enter', page.type('5074', next + 10));
    expect([scans, button.clicks]).toEqual([['9638 5074'], 0]);
  });

  it('lets a person fire it: Enter alone, and Space alone', () => {
    const button = new FakeButton();
    const { page } = open(button);
    page.down('Enter', 0);
    page.down('Space', 1000, { key: ' ' });
    page.up('Space', 1080);
    expect(button.clicks).toBe(2);
  });
});

describe('a person', () => {
  it('who types five quick digits finds them all in the field after 120 ms', () => {
    const field = new FakeField();
    const { page, scans } = open(field);
    page.type('12345');
    expect(field.value).toBe('12');
    page.timerFires(40 + 120);
    expect([field.value, scans]).toEqual(['12345', []]);
  });

  it('finds them where the caret stands', () => {
    const field = new FakeField();
    field.value = '7-';
    field.setSelectionRange(1, 1);
    const { page } = open(field);
    page.type('12345');
    page.timerFires(160);
    expect([field.value, field.selectionStart]).toEqual(['712345-', 6]);
  });

  it('finds no more of them than the field takes', () => {
    const field = new FakeField('text', 4);
    const { page } = open(field);
    page.type('12345');
    page.timerFires(160);
    expect(field.value).toBe('1234');
  });

  it('in a number field, which has no caret to ask for, finds them at its end', () => {
    const field = new FakeField('number');
    const { page } = open(field);
    page.type('12345');
    field.selectionStart = null;
    page.timerFires(160);
    expect(field.value).toBe('12345');
  });

  it('with a button focused has the held keys pressed again for the page', () => {
    const button = new FakeButton();
    const { page } = open(button);
    page.type('12345');
    page.timerFires(160);
    expect(button.seen).toEqual(['3', '4', '5']);
  });

  it('who holds a key down repeats it as ever', () => {
    const field = new FakeField();
    const { page, scans } = open(field);
    page.down('Digit7', 0);
    for (let at = 500; at < 1000; at += 31) page.down('Digit7', at, { repeat: true });
    expect([field.value.length, scans]).toEqual([18, []]);
  });

  it('who presses Enter at the end of four quick digits gets them before the Enter acts', () => {
    const field = new FakeField();
    const { page } = open(field);
    expect(page.down('Enter', page.type('1234'))).toBe(false);
    expect(field.value).toBe('1234');
  });
});

describe('silence', () => {
  it('ends the scan of a unit without a suffix', () => {
    const { page, scans } = open(new FakeField());
    page.type('96385074');
    page.timerFires(70 + 120);
    expect(scans).toEqual(['96385074']);
  });

  it('makes it a person where units are known to have a suffix', () => {
    const field = new FakeField();
    const { page, scans } = open(field, { endsOnSilence: false });
    page.type('96385074');
    page.timerFires(70 + 120);
    expect([field.value, scans]).toEqual(['96385074', []]);
  });

  it('is not believed at once when the page was blocked: keys may wait behind the timer', () => {
    const { page, scans } = open(new FakeField());
    page.type('9638');
    page.timerFires(30 + 300);
    page.down('Enter', page.type('5074', 40));
    expect(scans).toEqual(['96385074']);
  });

  it('is believed the second time', () => {
    const { page, scans } = open(new FakeField());
    page.type('96385074');
    page.timerFires(400);
    expect(scans).toEqual([]);
    page.timerFires(450);
    expect(scans).toEqual(['96385074']);
  });
});

describe('places that take no bursts', () => {
  it('a password field gets every key', () => {
    const field = new FakeField('password');
    const { page, scans } = open(field);
    page.down('Enter', page.type('2900012345671'));
    expect([field.value, scans]).toEqual(['2900012345671', []]);
  });

  it('the administrator’s screen gets every key', () => {
    const button = new FakeButton(true);
    const { page, scans } = open(button);
    page.down('Enter', page.type('96385074'));
    expect([button.clicks, scans]).toEqual([1, []]);
  });
});

describe('the rest', () => {
  it('a burst of 513 keys is dropped, told, and leaves the field as it was', () => {
    const field = new FakeField();
    let oversized = 0;
    const { page, scans } = open(field, { onOversized: () => (oversized += 1) });
    page.down('Enter', page.type('7'.repeat(513)));
    expect([field.value, scans, oversized]).toEqual(['', [], 1]);
  });

  it('a combination with the Windows key ends a burst and passes', () => {
    const { page } = open(new FakeField());
    page.type('1234');
    expect(page.down('KeyD', 40, { metaKey: true })).toBe(false);
    expect(page.isWaiting).toBe(false);
  });

  it('the prefix key and all after it never reach the field', () => {
    const field = new FakeField();
    const { page, scans } = open(field, { rules: { ...PLAIN_RULES, prefix: { code: 'F13', ctrl: false } } });
    page.down('F13', 0);
    page.down('Enter', page.type('96385074', 10));
    expect([scans, field.inputEvents]).toEqual([['96385074'], 0]);
  });

  it('taken away, it gives back what it held and hears nothing more', () => {
    const field = new FakeField();
    const { page, scans, uninstall } = open(field);
    page.type('1234');
    uninstall();
    page.down('Enter', page.type('2900012345671', 1000));
    expect([field.value, scans]).toEqual(['12342900012345671', []]);
  });
});
