import { readFile } from 'node:fs/promises';
import { parseSnapshot, type Snapshot } from '../../audit/index.js';
import { UserError } from '../../errors.js';

/** A snapshot that `--save` has written. Throws a UserError that names what is wrong, and where. */
export async function readSnapshot(path: string): Promise<Snapshot> {
  const result = parseSnapshot(parseJson(path, await readText(path)));
  if (result.kind === 'ok') return result.snapshot;
  const [first] = result.problems;
  const more = result.problems.length - 1;
  throw new UserError({
    what: `not a snapshot that orgtrail understands: ${first?.message ?? ''}${more > 0 ? `, and ${more} more` : ''}`,
    where: first === undefined || first.path === '' ? path : `${path}: ${first.path}`,
    next: 'Take one with orgtrail audit --save.',
  });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw new UserError({
      what: code === 'ENOENT' ? 'there is no snapshot' : 'a folder, not a file',
      where: path,
      next: 'Take one with orgtrail audit --save.',
      cause: error,
    });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError({
      what: 'not JSON',
      where: path,
      next: 'Take one with orgtrail audit --save.',
      cause: error,
    });
  }
}
