import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaOfAnswer, jsonSchemaOfFile, programmeJsonSchema } from '../../../loyalty/index.ts';
import type { Command } from './command.ts';
import { basketFile } from './files/basket-file.ts';
import { contextFile } from './files/context-file.ts';
import { customerFile } from './files/customer-file.ts';
import { quoteAnswer } from './files/quote-answer.ts';

/** What is published in docs/schemas, by file name. */
export const schemaFiles = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(SCHEMAS()).map(([name, schema]) => [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`]),
  );

const SCHEMAS = () => ({
  programme: programmeJsonSchema(),
  basket: jsonSchemaOfFile(basketFile, 'A basket for `npm run programme -- quote`'),
  customer: jsonSchemaOfFile(customerFile, 'A customer for `npm run programme -- quote`'),
  context: jsonSchemaOfFile(contextFile, 'Where and how a receipt is made, for `npm run programme -- quote`'),
  quote: jsonSchemaOfAnswer(quoteAnswer, 'The answer of `npm run programme -- quote --json`'),
});

export const schemasCommand: Command = {
  usage: '[FOLDER]',
  about: 'writes the JSON Schemas of all files, for editors; docs/schemas by default',
  files: { min: 0, max: 1 },
  options: {},
  run({ files: [folder = 'docs/schemas'], locale, say }) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(folder, name), text);
    say(locale === 'ru' ? `Схемы записаны в ${folder}.` : `The schemas are in ${folder}.`);
    return 0;
  },
};
