import type { Report, Section, Table } from './report.ts';

/** For a terminal or a file: headings, notes and tables with figures under each other. Ends with a line feed. */
export function textReport({ title, subtitle, headlines, sections }: Report): string {
  const first = headlines.map(({ label, value, note }) => `  ${label}: ${value}${note === '' ? '' : ` (${note})`}`);
  return [title, subtitle, '', ...first, ...sections.flatMap(sectionLines), ''].join('\n');
}

function sectionLines({ title, notes, tables }: Section): string[] {
  return ['', title, '='.repeat(title.length), ...notes, ...tables.flatMap((table) => ['', ...tableLines(table)])];
}

function tableLines({ columns, rows }: Table): string[] {
  const all = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
  const lines = all.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0]!, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines.slice(1)];
}
