/** The text field that had the focus when a burst began. Source: scanners section 3.3, rules 3 and 4. */

type TextField = HTMLInputElement | HTMLTextAreaElement;

export interface FieldMemory {
  /** Undoes what the first keys of a scan typed. */
  restore(): void;
  /** Types a person's held keys after all, where the caret stands now. */
  insert(text: string): void;
}

/** Input types a scan may have typed into; a password is never among them. */
const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'search', 'tel', 'url', 'email', 'number']);

/** Told by name: `instanceof` fails across frames. */
function isTextField(element: Element): element is TextField {
  if (element.tagName === 'TEXTAREA') return !(element as HTMLTextAreaElement).readOnly;
  if (element.tagName !== 'INPUT') return false;
  const input = element as HTMLInputElement;
  return TEXT_TYPES.has(input.type) && !input.readOnly;
}

/** Password fields, and whatever is marked `data-no-scan` such as the administrator's screen. */
export function refusesBursts(element: Element | null): boolean {
  if (element === null) return false;
  const isPassword = element.tagName === 'INPUT' && (element as HTMLInputElement).type === 'password';
  return isPassword || element.closest('[data-no-scan]') !== null;
}

/** React puts its own setter on each field and would take no notice: the prototype's is the browser's. */
function setValue(field: TextField, value: string): void {
  Reflect.set(Object.getPrototypeOf(field) as object, 'value', value, field);
}

const tellInput = (field: TextField): void => {
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Null when no text field has the focus. */
export function rememberField(element: Element | null): FieldMemory | null {
  if (element === null || !isTextField(element)) return null;
  const field = element;
  const { value, selectionStart, selectionEnd } = field;
  return {
    restore: () => {
      if (field.value === value) return;
      setValue(field, value);
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      tellInput(field);
    },
    insert: (text) => {
      const room = field.maxLength < 0 ? text.length : Math.max(0, field.maxLength - field.value.length);
      const start = field.selectionStart; // null for number and email, which have no caret to ask for
      if (start === null) setValue(field, field.value + text.slice(0, room));
      else field.setRangeText(text.slice(0, room), start, field.selectionEnd ?? start, 'end');
      tellInput(field);
    },
  };
}
