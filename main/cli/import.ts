/** `npm run import`: goods, customers, gift certificates, codes or stores out of a table, into the centre; the tills fetch them from there. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Locale } from '../../contract/errors/texts.ts';
import { describeRefusal, isRefusalCode } from '../import/cells.ts';
import { officeIdentity } from '../import/office-identity.ts';
import {
  readCertificates,
  readCodes,
  readCustomers,
  readGoods,
  readStores,
  type RefusedRow,
} from '../import/read-records.ts';
import { countRows, sendImport, type ImportRows } from '../import/send-import.ts';
import { defaultDataFolder } from '../store/data-folder.ts';
import { FAILED, runCommand, say, WRONG_USE } from './run-command.ts';
import { withCentre } from './with-centre.ts';

const USAGE = `Usage: npm run import -- goods|customers|certificates|codes|stores FILE.csv [--central URL] [--data DIR] [--locale ru|en] [--json]
  Columns are described in docs/reference.md. Nothing is half imported: all accepted rows come into force together.
  Exit status 1 when a row was refused (the others are imported) or the import failed (then nothing is).`;

interface ImportArguments {
  kind: ImportRows['entity'];
  path: string;
  centralUrl: string | null;
  dataFolder: string;
  locale: Locale;
  isJson: boolean;
}

const KINDS: readonly ImportRows['entity'][] = ['goods', 'customers', 'certificates', 'codes', 'stores'];
const isKind = (text: string | undefined): text is ImportRows['entity'] => KINDS.some((kind) => kind === text);

function parseImportArguments(args: readonly string[]): ImportArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        central: { type: 'string' },
        data: { type: 'string' },
        locale: { type: 'string', default: 'ru' },
        json: { type: 'boolean', default: false },
      },
    });
    const [kind, path, ...more] = positionals;
    if (!isKind(kind) || path === undefined || more.length > 0) {
      return 'Name goods, customers, certificates, codes or stores and one file.';
    }
    if (values.locale !== 'ru' && values.locale !== 'en') return `--locale takes ru or en, not ${values.locale}`;
    return {
      kind,
      path,
      centralUrl: values.central ?? null,
      dataFolder: values.data ?? defaultDataFolder({ training: values.central === undefined }),
      locale: values.locale,
      isJson: values.json,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Shows how far a long step is, on a terminal only and at most ten times. */
function progress(words: string, whole: number): (done: number) => void {
  let shown = 0;
  return (done) => {
    const tenth = whole === 0 ? 10 : Math.floor((done * 10) / whole);
    if (tenth > shown) say(`${words}: ${tenth * 10} %`);
    shown = Math.max(shown, tenth);
  };
}

async function readRows({ kind, path, locale }: ImportArguments): Promise<{ rows: ImportRows; refused: RefusedRow[] }> {
  let bytes = 0;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const tell = progress(locale === 'ru' ? 'Чтение' : 'Reading', size);
  const onBytes = (more: number) => tell((bytes += more));
  switch (kind) {
    case 'goods': {
      const { accepted, refused } = await readGoods(path, locale, onBytes);
      return { rows: { entity: kind, goods: accepted }, refused };
    }
    case 'customers': {
      const { accepted, refused } = await readCustomers(path, locale, onBytes);
      return { rows: { entity: kind, customers: accepted }, refused };
    }
    case 'codes': {
      const { accepted, refused } = await readCodes(path, locale, onBytes);
      return { rows: { entity: kind, codes: accepted }, refused };
    }
    case 'stores': {
      const { accepted, refused } = await readStores(path, locale, onBytes);
      return { rows: { entity: kind, stores: accepted }, refused };
    }
    case 'certificates': {
      const { accepted, refused } = await readCertificates(path, locale, onBytes);
      return { rows: { entity: kind, certificates: accepted }, refused };
    }
  }
}

async function importFile(wanted: ImportArguments): Promise<number> {
  const { locale, dataFolder } = wanted;
  const { rows, refused } = await readRows(wanted);
  const count = countRows(rows);
  return withCentre(wanted, async (baseUrl) => {
    const onSent = progress(locale === 'ru' ? 'Отправка' : 'Sending', count);
    const office = officeIdentity(dataFolder);
    const outcome = count === 0 ? { applied: 0, refused: [] } : await sendImport({ baseUrl, office, onSent }, rows);
    report(wanted, outcome.applied, refused, outcome.refused);
    return refused.length + outcome.refused.length === 0 ? 0 : FAILED;
  });
}

function report(
  { isJson, locale }: ImportArguments,
  applied: number,
  rows: readonly RefusedRow[],
  keys: readonly { key: string; reason: string }[],
): void {
  const byCentre = keys.map(({ key, reason }) => ({
    key,
    reason: isRefusalCode(reason) ? describeRefusal({ code: reason, column: '', value: '' }, locale) : reason,
  }));
  if (isJson) return void process.stdout.write(`${JSON.stringify({ applied, refused: [...rows, ...byCentre] })}\n`);
  const words =
    locale === 'ru'
      ? { applied: 'Принято строк', refused: 'Отклонено', line: 'строка' }
      : { applied: 'Rows accepted', refused: 'Refused', line: 'line' };
  process.stdout.write(`${words.applied}: ${applied}\n${words.refused}: ${rows.length + byCentre.length}\n`);
  for (const { line, reason } of rows) process.stdout.write(`  ${words.line} ${line}: ${reason}\n`);
  for (const { key, reason } of byCentre) process.stdout.write(`  ${key}: ${reason}\n`);
}

const parsed = parseImportArguments(process.argv.slice(2));
if (typeof parsed === 'string') {
  say(`${parsed}\n${USAGE}`);
  process.exit(WRONG_USE);
}
process.exit(await runCommand(parsed.locale, () => importFile(parsed)));
