import { UserError } from '../../errors.js';

/** What DuckDB's messages say of the machine, and what a user can do about it. */
const TROUBLES = [
  {
    says: /No space left on device|Disk quota exceeded/i,
    what: 'disk full',
    next: 'Free some space and run the command again; what was committed before is kept.',
  },
  {
    says: /File too large/i,
    what: 'the file may not grow that large',
    next: 'Raise the limit (ulimit -f) and run again; what was committed before is kept.',
  },
  {
    says: /Permission denied|Operation not permitted|Read-only file system/i,
    what: 'no permission to write the lake',
    next: 'Choose another folder with --lake, or change its permissions.',
  },
] as const;

/** The same error for a user, or as it is when it is none of theirs. DuckDB has no codes for it, only sentences. */
export const writeTrouble = (cause: Error, where: string): Error => {
  const trouble = TROUBLES.find(({ says }) => says.test(cause.message));
  if (trouble === undefined) return cause;
  return new UserError({ what: trouble.what, where, next: trouble.next, cause });
};
