/** That the house rules of the engine are really held: breaches are planted and must be reported. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { PRODUCT } from '../loyalty/mechanics/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the linter says of this text in place of an engine file. */
async function complaintsOf(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: 'loyalty/lots/burn.ts' });
  return result!.messages.flatMap(({ ruleId }) => (ruleId === 'no-restricted-syntax' ? [ruleId] : []));
}

describe('no clock, no chance, no floating point in the engine', () => {
  it.each([
    'export const at = Date.now();',
    'export const at = new Date();',
    'export const at = Date();',
    'export const at = performance.now();',
    'export const luck = Math.random();',
    "export const money = parseFloat('1.5');",
    "export const money = Number.parseFloat('1.5');",
    'export const money = (15).toFixed(2);',
    'export const near = Number.EPSILON;',
    'export const half = (money: number) => money / 2;',
    'export function halve(money: number) {\n  let rest = money;\n  rest /= 2;\n  return rest;\n}',
    'export const rate = 0.15;',
  ])('reports %s', async (breach) => {
    expect(await complaintsOf(breach)).toEqual(['no-restricted-syntax']);
  });

  it('says nothing of what is allowed', async () => {
    expect(await complaintsOf('export const day = (at: number) => new Date(at).getUTCDate();')).toEqual([]);
  });
});

describe('no branch on a mechanic’s name outside its file', () => {
  const kinds = PRODUCT.map(({ kind }) => kind);
  /** `check/` speaks of the mistakes of a document, which are about certain kinds. */
  const files = globSync(
    'loyalty/{admission,changes,codes,lots,mechanics,programme,quote,returns,tiers,time,words}/**/*.ts',
    {
      cwd: root,
    },
  ).filter((file) => !file.endsWith('.test.ts'));
  const asked = new RegExp(`kind\\s*[!=]==?\\s*'(${kinds.join('|')})'|case '(${kinds.join('|')})'`, 'g');
  const namesIn = (text: string) => [...text.matchAll(asked)].map(([, equal, branch]) => equal ?? branch);

  it('finds one where it is planted', () => {
    expect(namesIn("if (rule.kind === 'stamps') return;")).toEqual(['stamps']);
    expect(namesIn("switch (kind) { case 'quest': }")).toEqual(['quest']);
  });

  it('finds none in the engine', () => {
    expect(files.length).toBeGreaterThan(80);
    const found = files.flatMap((file) =>
      namesIn(readFileSync(`${root}/${file}`, 'utf8')).map((kind) => `${file}: ${kind}`),
    );
    expect(found).toEqual([]);
  });
});
