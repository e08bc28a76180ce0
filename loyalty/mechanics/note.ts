/** An explanation before the frame adds the rule it came from. */
export interface Note {
  code: string;
  amount: number | null;
  params: Readonly<Record<string, string | number>>;
}

/** Of a note that says nothing but its code; one object, so that the frame knows there is nothing to add. */
export const NO_PARAMS: Note['params'] = Object.freeze({});
