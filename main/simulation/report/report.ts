/** A report as data: drawn as text or as a page, every figure already in words. */

export interface Table {
  columns: readonly string[];
  /** The first cell of a row is its name; the others are figures. As many cells as columns. */
  rows: readonly (readonly string[])[];
}

export type Unit = 'money' | 'points' | 'percent' | 'count';

export interface Series {
  name: string;
  /** Kopecks, hundredths of a point, basis points or a count; parallel to the labels. */
  values: readonly number[];
}

export interface Interval {
  label: string;
  low: number;
  middle: number;
  high: number;
}

/** What a chart shows is in a table of the same section too. */
export type Chart = { title: string; unit: Unit } & (
  | { kind: 'bars'; labels: readonly string[]; series: readonly Series[]; isStacked?: boolean }
  | { kind: 'lines'; labels: readonly string[]; series: readonly Series[] }
  | { kind: 'rows'; labels: readonly string[]; series: readonly Series[] }
  | { kind: 'intervals'; intervals: readonly Interval[] }
);

export interface Section {
  title: string;
  /** What the figures mean, a sentence or two each. */
  notes: readonly string[];
  charts: readonly Chart[];
  tables: readonly Table[];
}

export interface Headline {
  label: string;
  value: string;
  note: string;
}

export interface Report {
  locale: 'ru' | 'en';
  title: string;
  subtitle: string;
  headlines: readonly Headline[];
  sections: readonly Section[];
}
