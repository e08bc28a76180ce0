import { dotted } from '../document/problem.ts';
import type { CommonRule } from '../programme/rule.ts';
import type { Programme } from '../programme/schema.ts';
import type { FindingCode } from './finding-texts.ts';

export interface Finding {
  /** An error is never meant; a warning may be. */
  severity: 'error' | 'warning';
  code: FindingCode;
  /** Keys from the root of the document to the field. */
  at: readonly (string | number)[];
  /** The same as people write it: `mechanics[2].audience.tiers` */
  path: string;
  params: Readonly<Record<string, string | number>>;
}

/** What the frame knows of a rule, and the mechanic's own fields as they stand. */
export type AnyRule = CommonRule & Record<string, unknown>;

/** A document made ready to look at. */
export interface Checked {
  programme: Programme;
  rules: readonly AnyRule[];
}

export type Check = (checked: Checked) => Finding[];

type Params = Finding['params'];

export const error = (code: FindingCode, at: Finding['at'], params: Params = {}): Finding =>
  found('error', code, at, params);

export const warning = (code: FindingCode, at: Finding['at'], params: Params = {}): Finding =>
  found('warning', code, at, params);

function found(severity: Finding['severity'], code: FindingCode, at: Finding['at'], params: Params): Finding {
  return { severity, code, at, path: dotted(at), params };
}

/** Looks at each rule on its own; places are inside the rule. */
export const eachRule =
  (look: (rule: AnyRule, at: (...keys: (string | number)[]) => Finding['at'], checked: Checked) => Finding[]): Check =>
  (checked) =>
    checked.rules.flatMap((rule, index) => look(rule, (...keys) => ['mechanics', index, ...keys], checked));

/** The field of a rule where it is a number. */
export const numberIn = (rule: AnyRule, field: string): number | undefined =>
  typeof rule[field] === 'number' ? rule[field] : undefined;

/** A field of a rule that names something. */
export const nameIn = (rule: AnyRule, field: string): string | undefined =>
  typeof rule[field] === 'string' ? rule[field] : undefined;

export const audienceOf = ({ audience }: AnyRule): Exclude<AnyRule['audience'], string | undefined> =>
  typeof audience === 'object' ? audience : {};
