import { OpenAPIGenerator } from '@orpc/openapi';
import type { OpenAPI } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { PROTOCOL, syncContract } from '../../contract/sync/api.ts';

/** The OpenAPI document of the sync API, made from the contract itself. */
export async function describeApi(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(syncContract, {
    info: { title: 'Копилка: sync API', version: String(PROTOCOL) },
    security: [{ till: [] }],
    components: {
      securitySchemes: {
        till: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Till <uuid>:<secret>' },
      },
    },
  });
}
