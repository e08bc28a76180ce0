/** GS1 element strings: the few application identifiers a till has a use for. Source: scanners section 6. */

const GS = '\u001d';
/** Symbologies that carry element strings. */
const GS1_AIMS: ReadonlySet<string> = new Set([']C1', ']d2', ']Q3', ']e0']);

interface Element {
  ai: string;
  /** Anchored at the value's start; a variable value ends at GS. */
  value: RegExp;
}

const ELEMENTS: readonly Element[] = [
  { ai: '01', value: /^\d{14}/ },
  { ai: '21', value: /^[^\u001d]{1,20}/ },
  { ai: '10', value: /^[^\u001d]{1,20}/ },
  { ai: '17', value: /^\d{6}/ },
  { ai: '8003', value: /^\d{14}[^\u001d]{0,16}/ },
  { ai: '8018', value: /^\d{18}/ },
];

/** Whether a scan carries element strings: its AIM identifier says so, or it begins with GS. */
export function isGs1(text: string, aim: string | null): boolean {
  return text.startsWith(GS) || (aim !== null && GS1_AIMS.has(aim));
}

/** Values by application identifier; parsing ends quietly at the first one not listed above. */
export function parseGs1(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let rest = text;
  for (;;) {
    if (rest.startsWith(GS)) rest = rest.slice(1);
    const element = ELEMENTS.find(({ ai }) => rest.startsWith(ai));
    if (element === undefined) return values;
    const value = element.value.exec(rest.slice(element.ai.length))?.[0];
    if (value === undefined) return values;
    values.set(element.ai, value);
    rest = rest.slice(element.ai.length + value.length);
  }
}
