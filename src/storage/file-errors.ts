import { UserError } from '../errors.js';
import type { Unavailable } from './object-store.js';

/** The error number's name (`ENOENT`), or undefined when the file system did not throw this. */
export function errorNumber(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/**
 * What an error of the file system means for one object. Throws a UserError for what no other object
 * escapes either (disk full, read-only file system), and the error itself when it is a bug.
 */
export function unavailableFile(error: unknown, path: string): Unavailable {
  const detail = `${path}: ${error instanceof Error ? error.message : String(error)}`;
  switch (errorNumber(error)) {
    case undefined:
      throw error;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return { kind: 'missing', detail };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', detail };
    case 'ENOSPC':
    case 'EDQUOT':
      throw new UserError({
        what: 'disk full',
        where: path,
        next: 'Free some space or choose a folder on another disk, then run the same command again.',
        cause: error,
      });
    case 'EROFS':
      throw new UserError({
        what: 'read-only file system',
        where: path,
        next: 'Choose a folder that can be written.',
        cause: error,
      });
    default:
      return { kind: 'unreadable', detail };
  }
}
