import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readStaticFile } from './static-files.ts';

const home = mkdtempSync(join(tmpdir(), 'kopilka-static-'));
const folder = join(home, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="{{csp-nonce}}">');
writeFileSync(join(folder, 'assets', 'main.js'), 'const nonce = "{{csp-nonce}}"');
writeFileSync(join(folder, 'assets', 'notes.txt'), 'unknown ending');
writeFileSync(join(home, 'secret.json'), '{"secret":1}');
mkdirSync(join(home, 'renderer-other'));
writeFileSync(join(home, 'renderer-other', 'x.js'), 'neighbour');
symlinkSync(join(home, 'secret.json'), join(folder, 'assets', 'link.json'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const policy = { nonce: 'n0nce', socketOrigin: null };
const read = (path: string) => readStaticFile(folder, path, policy);

describe('readStaticFile', () => {
  it('serves the page for / with its nonce, its policy and nosniff', async () => {
    const page = await read('/');
    expect(page?.body.toString()).toContain('nonce="n0nce"');
    expect(page?.headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
    });
    expect(page?.headers['Content-Security-Policy']).toContain("'nonce-n0nce'");
  });

  it('serves a script as it is', async () => {
    expect((await read('/assets/main.js'))?.body.toString()).toBe('const nonce = "{{csp-nonce}}"');
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%252e%252e/secret.json',
    '/..\\secret.json',
    '/assets/../../secret.json',
    '/assets/link.json',
    '/../renderer-other/x.js',
    '/C:/secret.json',
    '/assets/main.js%00.html',
    '/assets/notes.txt',
    '/assets',
    '/%E0%A4%A',
    '//etc/passwd',
    '/missing.js',
  ])('has no file for %s', async (path) => {
    expect(await read(path)).toBeNull();
  });

  it('never leaves its folder and never throws, whatever the path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (path) => {
        const file = await read(`/${path}`);
        expect(file?.body.toString() ?? '').not.toContain('secret');
      }),
      { numRuns: 300 },
    );
  });
});
