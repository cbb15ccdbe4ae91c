import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Configuration, configurationError, parseConfiguration } from '../config/index.js';
import { UserError } from '../errors.js';
import { GLOBAL_OPTIONS } from './global-options.js';

const largest = 4 * 1024 * 1024;

/** The configuration that `--config` names. Throws a UserError that shows line and column. */
export async function openConfiguration(path: string): Promise<Configuration> {
  const result = parseConfiguration(await readText(path));
  if (result.kind === 'invalid') throw configurationError(path, result.problems);
  return result.configuration;
}

/** The same for verbs that do without: nothing when there is no file of the default name. */
export async function openOptionalConfiguration(path: string): Promise<Configuration | undefined> {
  if (path === GLOBAL_OPTIONS.config.fallback && !existsSync(path)) return undefined;
  return openConfiguration(path);
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > largest) {
      throw new UserError({ what: 'larger than 4 MiB', where: path, next: 'Name a configuration file.' });
    }
    return bytes.toString('utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw new UserError({
      what: code === 'ENOENT' ? 'there is no configuration' : 'a folder, not a file',
      where: path,
      next: 'Write one with orgtrail init, or name another with --config.',
      cause: error,
    });
  }
}
