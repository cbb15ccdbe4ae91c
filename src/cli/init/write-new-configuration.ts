import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConfigurationAnswers, parseConfiguration, writeConfiguration } from '../../config/index.js';
import { UserError } from '../../errors.js';

/** `schema/` of this package, as far up from the sources as from what they are compiled to. */
const SCHEMA = fileURLToPath(new URL('../../../schema/orgtrail.schema.json', import.meta.url));

/** Writes the file, unless what it would say is refused when it is read. Throws a UserError then. */
export async function writeNewConfiguration(path: string, answers: ConfigurationAnswers): Promise<void> {
  const text = writeConfiguration(answers, schemaFrom(dirname(resolve(path))));
  refuseContradictions(text);
  await writeFile(path, text);
}

/** Nothing was written yet, so that lines and columns would mean nothing. */
function refuseContradictions(text: string): void {
  const result = parseConfiguration(text);
  if (result.kind === 'ok') return;
  const { path, message, next } = result.problems[0]!;
  const others = result.problems.slice(1);
  const more = others.map((problem) => `${problem.path}: ${problem.message}`);
  const also = more.length === 0 ? '' : ` Also: ${more.join('; ')}.`;
  throw new UserError({
    what: message,
    where: path,
    next: `${next ?? 'Give another value.'}${also} Nothing was written.`,
  });
}

/** That of the project when orgtrail is installed in it, because such a path is the same on every machine. */
function schemaFrom(folder: string): string {
  const installed = join(folder, 'node_modules', 'orgtrail', 'schema', 'orgtrail.schema.json');
  const path = relative(folder, existsSync(installed) ? installed : SCHEMA);
  return path.startsWith('.') ? path : `./${path}`;
}
