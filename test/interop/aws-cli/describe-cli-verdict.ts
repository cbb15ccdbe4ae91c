import type { CliVerdict } from './validate-logs-output.js';

/**
 * The verdict in one line: `valid`, `1 log: not found`, `no digests found`. Digests that it did not
 * look at are not mentioned: it does not mention them either.
 */
export function describeCliVerdict(verdict: CliVerdict): string {
  if (verdict.aborted !== undefined) return `no result: ${verdict.aborted.replace(/ between .*/, '')}`;
  const parts = [...invalidParts(verdict), ...gapParts(verdict)];
  return parts.length > 0 ? parts.join(', ') : cleanPart(verdict);
}

function invalidParts({ invalid }: CliVerdict): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kind, reason } of invalid) {
    const text = `${kind}\t${withoutFingerprint(reason)}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => `${count} ${text.replace('\t', count === 1 ? ': ' : 's: ')}`);
}

const withoutFingerprint = (reason: string): string => reason.replace(/^(public key not found) in .*/, '$1');

const gapParts = ({ gaps }: CliVerdict): readonly string[] =>
  gaps.length === 0 ? [] : [`${gaps.length} gap without log files`];

const cleanPart = ({ digests, backfillDigests }: CliVerdict): string =>
  digests.valid + backfillDigests.valid === 0 ? 'no digests found' : 'valid';
