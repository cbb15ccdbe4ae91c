import { UserError } from '../errors.js';

/** Trouble of this machine that any file operation can meet; what a user can do about each. */
const REMEDIES: Readonly<Record<string, { readonly what: string; readonly next: string }>> = {
  ENOSPC: { what: 'the disk is full', next: 'Free some space and run the same command again: it goes on.' },
  EFBIG: { what: 'the file may not grow that large', next: 'Raise the limit (ulimit -f) and run again.' },
  EDQUOT: {
    what: 'the disk quota is used up',
    next: 'Free some space and run the same command again: it goes on.',
  },
  EACCES: { what: 'permission denied', next: 'Check who owns it and who may read and write there.' },
  EPERM: { what: 'the operating system does not allow it', next: 'Check who owns it and who may change it.' },
  EROFS: { what: 'the file system is read-only', next: 'Choose another folder.' },
  EMFILE: { what: 'too many open files', next: 'Raise the limit (ulimit -n) and run again.' },
  ENOTDIR: { what: 'a part of the path is a file, not a folder', next: 'Check the path.' },
  ENAMETOOLONG: { what: 'the path is too long for the file system', next: 'Choose a shorter folder.' },
};

/** The same error for a user, or `undefined` when it is none of these. */
export function asSystemError(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const remedy = code === undefined ? undefined : REMEDIES[code];
  if (remedy === undefined) return undefined;
  return new UserError({ ...remedy, ...(path === undefined ? {} : { where: path }), cause: error });
}
