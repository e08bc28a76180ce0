/**
 * `node test/mutation/report.js`: what `npm run test:mutation` wrote to .setup/mutation.json as Markdown, a table by
 * group of files and the mutants that live, for docs/mutation.md.
 */
import { readFileSync } from 'node:fs';

const GROUPS = [
  ['allocation', /money\/allocate/],
  ['money', /money\//],
  ['redemption', /redemption\//],
  ['lots', /lots\//],
  ['returns', /returns\//],
  ['accrual', /./],
];
const groupOf = (file) => GROUPS.find(([, pattern]) => pattern.test(file))[0];

const { files } = JSON.parse(readFileSync('.setup/mutation.json', 'utf8'));
const mutants = Object.entries(files).flatMap(([file, { source, mutants }]) =>
  mutants.map((mutant) => ({ ...mutant, file, group: groupOf(file), text: textAt(source, mutant.location) })),
);

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  return lines.join('\n').slice(start.column - 1);
}

function row(name, some) {
  const count = (...states) => some.filter(({ status }) => states.includes(status)).length;
  const [killed, survived, uncovered] = [count('Killed', 'Timeout'), count('Survived'), count('NoCoverage')];
  const score = ((100 * killed) / (killed + survived + uncovered)).toFixed(1);
  return `| ${name} | ${killed} | ${survived} | ${uncovered} | ${score} % | ${count('Ignored')} |`;
}

const inOneLine = (text) => text.replace(/\s+/g, ' ').slice(0, 100);

console.log('| group | killed | survived | not reached | score | left out |\n| --- | --: | --: | --: | --: | --: |');
for (const [group] of GROUPS)
  console.log(
    row(
      group,
      mutants.filter((mutant) => mutant.group === group),
    ),
  );
console.log(row('all', mutants));
console.log('');
for (const { file, status, mutatorName, text, replacement } of mutants) {
  if (status !== 'Survived' && status !== 'NoCoverage') continue;
  console.log(`- ${file}, ${mutatorName}: \`${inOneLine(text)}\` → \`${inOneLine(replacement ?? '')}\``);
}
