/** An explanation before the frame adds the rule it came from. */
export interface Note {
  code: string;
  amount: number | null;
  params: Readonly<Record<string, string | number>>;
}
