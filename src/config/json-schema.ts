import { z } from 'zod';
import { configurationFile } from './schema/file.js';

/** The JSON Schema of `orgtrail.yaml`, for editors. `schema/orgtrail.schema.json` is this. */
export function configurationJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(configurationFile, { io: 'input', target: 'draft-7' }),
    title: 'orgtrail.yaml',
    description: 'What `orgtrail synth`, `prove` and `deploy` set up.',
  };
}

/** As it is shipped. */
export function configurationSchemaText(): string {
  return `${JSON.stringify(configurationJsonSchema(), undefined, 2)}\n`;
}
