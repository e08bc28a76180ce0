import { programmeSchema } from '../programme/schema.ts';
import { jsonSchemaOfFile } from './json-schema.ts';
import type { JsonObject } from './json.ts';

export const programmeJsonSchema = (): JsonObject => jsonSchemaOfFile(programmeSchema, 'A loyalty programme');
