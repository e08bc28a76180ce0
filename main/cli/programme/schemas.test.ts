import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaFiles } from './schemas.ts';

it.each(Object.entries(schemaFiles()))(
  'docs/schemas/%s is what the code says; `npm run programme -- schemas` writes it anew',
  (name, text) => {
    expect(readFileSync(new URL(`../../../docs/schemas/${name}`, import.meta.url), 'utf8')).toBe(text);
  },
);
