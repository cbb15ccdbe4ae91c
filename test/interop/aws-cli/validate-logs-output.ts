import type { CommandEnd } from '../run-command.js';

/** What one run of `aws cloudtrail validate-logs` said of one account and Region. */
export interface CliVerdict {
  /** `undefined` when it did not end in time. */
  readonly exitCode: number | undefined;
  readonly digests: Count;
  readonly backfillDigests: Count;
  readonly logFiles: Count;
  /** In the order in which they were printed. */
  readonly invalid: readonly InvalidObject[];
  /** Hours of which it says that no log files were delivered. */
  readonly gaps: readonly string[];
  /** The run ended before its summary, with this error. */
  readonly aborted?: string;
}

export interface Count {
  readonly valid: number;
  readonly invalid: number;
}

export interface InvalidObject {
  readonly kind: 'digest' | 'backfill digest' | 'log';
  readonly key: string;
  /** The CLI's words: `not found`, `signature verification failed`. */
  readonly reason: string;
}

export function readCliVerdict({ exitCode, stdout, stderr }: CommandEnd): CliVerdict {
  const lines = stderr.split('\n').filter((line) => line !== '');
  const verdict = {
    exitCode,
    digests: countOf(stdout, 'digest'),
    backfillDigests: countOf(stdout, 'backfill digest'),
    logFiles: countOf(stdout, 'log'),
    invalid: lines.flatMap(invalidObject),
    gaps: lines.filter((line) => line.includes('No log files were delivered by CloudTrail between')),
  };
  if (/^Results requested for /m.test(stdout)) return verdict;
  return { ...verdict, aborted: exitCode === undefined ? 'it does not end' : (lines.at(-1) ?? 'no output') };
}

/** `26/26 digest files valid`, `25/26 digest files valid, 1/26 digest files INVALID`; nothing for none. */
function countOf(stdout: string, name: string): Count {
  const count = (word: string): number =>
    Number(new RegExp(`(?:^|, )(\\d+)/\\d+ ${name} files ${word}`, 'm').exec(stdout)?.[1] ?? 0);
  return { valid: count('valid'), invalid: count('INVALID') };
}

function invalidObject(line: string): readonly InvalidObject[] {
  const match =
    /^(?<backfill>\(backfill\) )?(?<what>Digest|Log) file\ts3:\/\/[^/]*\/(?<key>\S+)\tINVALID: (?<reason>.*)$/.exec(
      line,
    )?.groups;
  if (match === undefined) return [];
  const { backfill, what, key = '', reason = '' } = match;
  const kind = what === 'Log' ? 'log' : backfill === undefined ? 'digest' : 'backfill digest';
  return [{ kind, key, reason }];
}
