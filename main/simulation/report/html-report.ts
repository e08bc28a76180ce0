import { barsChart, linesChart } from './charts/columns.ts';
import { intervalsChart, rowsChart } from './charts/rows.ts';
import { escaped } from './charts/svg.ts';
import { figuresIn } from './figures.ts';
import { PATTERNS, STYLE } from './page-style.ts';
import type { Chart, Headline, Report, Section, Table } from './report.ts';

/** The whole report in one file: nothing is fetched, nothing runs, it prints as it stands. */
export function htmlReport({ locale, title, subtitle, headlines, sections }: Report): string {
  const { short } = figuresIn(locale);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${PATTERNS}
<header><h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p></header>
<main>
<div class="headlines">${headlines.map(headlineTile).join('')}</div>
${sections.map((section) => sectionOf(section, (chart) => chartOf(chart, (value) => short(value, chart.unit)))).join('\n')}
</main>
</body>
</html>
`;
}

const headlineTile = ({ label, value, note }: Headline): string =>
  `<div class="tile"><span>${escaped(label)}</span><strong>${escaped(value)}</strong><small>${escaped(note)}</small></div>`;

const NARROW_COLUMNS = 5;

/** Charts and narrow tables stand beside each other, wide tables under them. */
function sectionOf({ title, notes, charts, tables }: Section, draw: (chart: Chart) => string): string {
  const isNarrow = ({ columns }: Table) => columns.length <= NARROW_COLUMNS;
  const beside = [...charts.map(draw), ...tables.filter(isNarrow).map(tableOf)];
  const under = tables.filter((table) => !isNarrow(table)).map(tableOf);
  return `<section>
<h2>${escaped(title)}</h2>
${notes.map((note) => `<p>${escaped(note)}</p>`).join('')}
${beside.length === 0 ? '' : `<div class="beside">${beside.join('\n')}</div>`}
${under.join('\n')}
</section>`;
}

function chartOf(chart: Chart, short: (value: number) => string): string {
  const legend = 'series' in chart && chart.series.length > 1 ? legendOf(chart.series.map(({ name }) => name)) : '';
  return `<figure><figcaption>${escaped(chart.title)}${chart.unit === 'money' ? ', ₽' : ''}</figcaption>${legend}${drawn(chart, short)}</figure>`;
}

function drawn(chart: Chart, short: (value: number) => string): string {
  switch (chart.kind) {
    case 'bars':
      return barsChart(chart, short);
    case 'lines':
      return linesChart(chart, short);
    case 'rows':
      return rowsChart(chart, short);
    case 'intervals':
      return intervalsChart(chart, short);
  }
}

const legendOf = (names: readonly string[]): string =>
  `<div class="legend">${names
    .map(
      (name, at) =>
        `<span><svg viewBox="0 0 16 12" aria-hidden="true"><rect width="16" height="12" class="fill-${at + 1}"/></svg>${escaped(name)}</span>`,
    )
    .join('')}</div>`;

function tableOf({ columns, rows }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map(([name, ...figures]) => {
    const cells = figures.map((figure) => `<td>${escaped(figure)}</td>`).join('');
    return `<tr><th scope="row">${escaped(name!)}</th>${cells}</tr>`;
  });
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
