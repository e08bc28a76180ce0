import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileAt, fileOf, programmeAt, run } from './testing.ts';

const documents = readdirSync(fileAt('loyalty/programmes'))
  .filter((name) => name.endsWith('.jsonc'))
  .map((name) => name.replace('.jsonc', ''));
const grocery = readFileSync(programmeAt('01-grocery'), 'utf8');

describe('npm run programme', () => {
  it.each([
    { args: [], why: 'no command' },
    { args: ['fly'], why: 'no such command' },
    { args: ['check'], why: 'no file' },
    { args: ['check', 'a', 'b'], why: 'too many files' },
    { args: ['diff', 'a'], why: 'one file of two' },
    { args: ['check', 'a', '--colour'], why: 'an option nobody knows' },
    { args: ['check', 'a', '--locale', 'de'], why: 'a language nobody speaks here' },
    { args: ['quote', programmeAt('01-grocery')], why: 'a quote of nothing' },
    { args: ['codes', '--seed', 'x'], why: 'codes without a number' },
    { args: ['codes', '--seed', 'x', '--count', '0'], why: 'no codes' },
  ])('exits 2 on $why and says how it is used', async ({ args }) => {
    const { status, out, said } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(said).toMatch(/ {2}\w+ .*\n {6}/);
  });

  it('exits 1 on a file that is not there, naming it', async () => {
    expect(await run('explain', '/nowhere/p.jsonc')).toEqual({
      status: 1,
      out: '',
      said: '/nowhere/p.jsonc: файл не читается (ENOENT)',
    });
  });
});

describe('check', () => {
  it.each(documents)('has nothing to remark on %s', async (name) => {
    const { status, out } = await run('check', programmeAt(name));
    expect([status, out]).toEqual([0, expect.stringMatching(/^Замечаний нет\.\n\S+ версия 1 sha256 [0-9a-f]{64}$/)]);
  });

  it('prints the same hash for the same programme in another order, with other comments', async () => {
    const hashOf = async (text: string) => (await run('check', fileOf(text))).out.split('sha256 ')[1];
    const document = JSON.parse(grocery.replace(/^\/\/.*$/gm, '').replace(/,(\s*[}\]])/g, '$1')) as object;
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(document).reverse()));
    expect(await hashOf(`/* ours */ ${reversed}`)).toBe(await hashOf(grocery));
    expect(await hashOf(grocery.replace('"rateBp": 300', '"rateBp": 301'))).not.toBe(await hashOf(grocery));
  });

  it('says each mistake in Russian with its place, and exits 1', async () => {
    const path = fileOf(grocery.replace('"receiptBp": 3000', '"receiptBp": 30.5').replace('"minMoney"', '"minMony"'));
    const { status, said } = await run('check', path);
    const lines = grocery.split('\n').map((line) => line.trim());
    const at = (text: string) => lines.findIndex((line) => line.startsWith(text)) + 1;
    expect(status).toBe(1);
    expect(said.split('\n')).toEqual([
      `${path}: программа не годится`,
      `${path}:${at('"receiptBp"')}:20 mechanics[2].receiptBp нужно целое число, а здесь 30.5`,
      `${path}:${at('"minMoney"')}:18 mechanics[2].minMony такого поля здесь нет`,
    ]);
  });

  it('says a finding with its place; an error exits 1', async () => {
    const path = fileOf(grocery.replace('"segments": ["professional"]', '"tiers": ["pro"]'));
    const { status, out } = await run('check', path, '--locale', 'en');
    const lines = grocery.split('\n');
    const line = lines.findIndex((each) => each.includes('"professional"]'));
    const column = lines[line]!.indexOf('["professional"]') - '"segments"'.length + '"tiers"'.length + 1;
    expect(status).toBe(1);
    expect(out.split('\n')[0]).toBe(
      `${path}:${line + 1}:${column} error mechanics[1].audience.tiers: pro is not in the programme: the rule can never apply`,
    );
  });

  it('exits 0 where there are warnings alone', async () => {
    const path = fileOf(grocery.replace('"rateBp": 300', '"rateBp": 300, "limits": { "perDay": 3, "perMonth": 2 }'));
    const { status, out } = await run('check', path);
    expect(status).toBe(0);
    expect(out).toContain('внимание mechanics[0].limits.perDay: лимит perDay правила «base» больше лимита perMonth');
  });

  it('refuses a document of a later schema', async () => {
    const { status, said } = await run('check', fileOf(grocery.replace('"schema": 2', '"schema": 3')));
    expect(status).toBe(1);
    expect(said).toMatch(/:\d+:13 schema документ написан для более новой версии Копилки .* обновите программу$/);
  });
});

describe('explain', () => {
  it('says the whole programme as it could hang on the wall', async () => {
    const { status, out } = await run('explain', programmeAt('01-grocery'));
    expect(status).toBe(0);
    expect(out.replaceAll('\u00a0', ' ')).toBe(`Стандарт
  Действует с 1 января 2026 г.

Баллы
  1 балл = 1,00 ₽.
  Баллы можно тратить через 7 дней; они живут 6 месяцев.

Как заработать
  Баллы за покупку: 3 % от покупки баллами — у партнёров: «Стандарт».
  Кэшбэк мастерам: 17 % от покупки баллами — для групп: мастера красоты, у партнёров: «Стандарт Профи».

Как потратить
  Списание баллов: баллами можно оплатить до 30 % покупки, деньгами не меньше 1,00 ₽.

Ограничения
  За каждую единицу товара остаётся заплатить не меньше 0,01 ₽.

Без связи
  Без связи списывается не больше 500 баллов за чек.`);
  });
});

describe('diff', () => {
  it('finds nothing between a programme and itself', async () => {
    const { status, out } = await run('diff', programmeAt('01-grocery'), programmeAt('01-grocery'), '--locale', 'en');
    expect([status, out]).toEqual([0, 'In words both say the same.\n\nNothing changes on the sample baskets.']);
  });

  it('says what changes in words and on the baskets that it changes', async () => {
    const raised = fileOf(readFileSync(programmeAt('08-cashback'), 'utf8').replace('"rateBp": 300', '"rateBp": 500'));
    const { out } = await run('diff', programmeAt('08-cashback'), raised, '--locale', 'en');
    expect(out.replaceAll('\u00a0', ' ')).toBe(`Changed
  − Cashback: 3% of the purchase in points.
  + Cashback: 5% of the purchase in points.

On sample baskets (before → after; a member redeems all that may be)
what       who                       list price        to pay                   earned
any goods  a member                  RUB 100.00    RUB 100.00      3 points → 5 points
any goods  a member                RUB 1,000.00  RUB 1,000.00    30 points → 50 points
any goods  a member                RUB 5,000.00  RUB 5,000.00  150 points → 250 points
any goods  a member, 1,000 points  RUB 5,000.00  RUB 4,000.00  120 points → 200 points`);
  });

  it('tries the goods, tiers and partners that the documents name', async () => {
    const { out } = await run('diff', programmeAt('04-ladder-fixed'), programmeAt('10-electronics'));
    expect(out).toMatch(/марка „Север“ +без карты/);
    expect(out).toMatch(/бытовая техника +участник/);
    const tiers = await run('diff', programmeAt('01-grocery'), programmeAt('06-fashion'));
    expect(tiers.out).toMatch(/любой товар \(«Стандарт Профи»\) +уровень «Платина», 1 000 баллов/);
    expect(tiers.out).toMatch(/… и ещё примеров: \d+$/);
  });
});

describe('codes', () => {
  it('makes distinct codes, the same for the same seed', async () => {
    const { status, out } = await run('codes', '--count', '100', '--seed', 'autumn');
    expect(status).toBe(0);
    expect(new Set(out.split('\n')).size).toBe(100);
    expect((await run('codes', '--count', '100', '--seed', 'autumn')).out).toBe(out);
    expect((await run('codes', '--count', '100', '--seed', 'winter')).out).not.toBe(out);
  });

  const batch = ['codes', '--count', '2', '--seed', 'autumn'];

  it('writes the table in which single codes of a rule are kept', async () => {
    const plain = (await run(...batch)).out.split('\n');
    const { out } = await run(...batch, programmeAt('17-rewards'), '--rule', 'single', '--to', '2026-12-31');
    expect(out.split('\n')).toEqual([
      'code;rule;valid_from;valid_to;uses',
      `${plain[0]};single;;2026-12-31;1`,
      `${plain[1]};single;;2026-12-31;1`,
    ]);
  });

  it('refuses a batch for a rule that takes no single codes', async () => {
    const { status, out, said } = await run(...batch, programmeAt('17-rewards'), '--rule', 'shared');
    expect([status, out]).toEqual([1, '']);
    expect(said).toMatch(/нет правила «shared», которое принимает одноразовые коды/);
  });

  it.each([
    ['--to', '2026-02-31x'],
    ['--uses', '0'],
    ['--length', '5'],
  ])('exits 2 on %s %s', async (option, value) => {
    const { status, said } = await run(...batch, '--rule', 'single', option, value);
    expect([status, said]).toEqual([2, expect.stringContaining(option)]);
  });
});
