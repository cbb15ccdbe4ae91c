import type { CopyResult } from '../../storage/index.js';
import { countOf, formatBytes, formatCount, formatDuration } from '../../report/index.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit.js';
import { FOR_LOCATIONS } from '../global-options.js';
import { count } from '../option.js';
import { assertNotEmpty, openLocation } from '../open-location.js';
import type { Output } from '../output.js';
import { printTroubles } from '../print-troubles.js';

export const copy = defineCommand({
  name: 'copy',
  summary: 'copy logs and digests without losing what a plain sync loses',
  details: [
    'User metadata (it holds the signature of a digest) and the time of the last change come along, and a record of version ids and ETags is left in the destination. In a folder, metadata stands in .metadata/<key>.json.',
    'Run again, it copies only what is missing or differs.',
  ],
  arguments: {
    from: { required: true, completes: 'folder', summary: 'a folder or s3://bucket/prefix' },
    to: {
      required: true,
      completes: 'folder',
      summary: 'a folder (made when missing) or s3://bucket/prefix',
    },
  },
  options: {
    concurrency: count(16, { from: 1, to: 256 }, { placeholder: 'n', summary: 'objects under way at once' }),
  },
  globals: [...FOR_LOCATIONS, 'json'],
  examples: [
    {
      command: 'orgtrail copy s3://my-trail-bucket ./evidence',
      explains: 'take the logs of an incident home',
    },
    {
      command: 'orgtrail copy s3://my-trail-bucket/AWSLogs/o-exampleorg/111122223333 ./one-account',
      explains: 'one account only',
    },
    {
      command: 'orgtrail copy ./evidence s3://case-42 --profile forensics',
      explains: 'from a folder into a bucket',
    },
  ],
  run: async ({ arguments: { from, to }, options, globals, output, signal, now }) => {
    const source = await openLocation(from, globals);
    try {
      await assertNotEmpty(source.store);
      const target = await openLocation(to, globals, true);
      const startedAt = now();
      const { copyObjects } = await import('../../storage/index.js');
      const result = await copyObjects({
        from: source.store,
        to: target.store,
        startedAt: new Date(startedAt),
        concurrency: options.concurrency,
        signal,
        onProgress: ({ listed, bytes }) =>
          output.progress.update({ label: 'copy', done: listed, unit: 'objects', bytes }),
      }).finally(target.close);
      const seconds = (now() - startedAt) / 1000;
      if (globals.json) output.document({ schema: 'orgtrail.copy/1', ...describe(result), seconds });
      else printResult(output, result, seconds);
      return exitCodeOf(result);
    } finally {
      source.close();
    }
  },
});

function exitCodeOf({ counts, unavailable }: CopyResult): ExitCode {
  return counts.failed > 0 || unavailable.length > 0 ? EXIT.unfinished : EXIT.clean;
}

function describe({ counts, failures, unavailable }: CopyResult): object {
  return {
    objects: counts,
    failures: failures.map(({ key, trouble }) => ({ key, reason: trouble.kind, detail: trouble.detail })),
    unavailable: unavailable.map(({ kind, detail }) => ({ reason: kind, detail })),
  };
}

function printResult(output: Output, { counts, failures, unavailable }: CopyResult, seconds: number): void {
  const { listed, copied, present, skipped, failed, bytes } = counts;
  output.print(
    `${countOf(copied, 'object')} copied (${formatBytes(bytes)}) in ${formatDuration(seconds * 1000)}`,
  );
  output.print(
    `${formatCount(listed)} listed = ${formatCount(copied)} copied + ${formatCount(present)} present already + ${formatCount(skipped)} of our own + ${formatCount(failed)} failed`,
  );
  printTroubles(output, [
    ...failures.map(({ key, trouble }) => ({ subject: key, reason: `${trouble.kind}: ${trouble.detail}` })),
    ...unavailable.map(({ kind, detail }) => ({
      subject: 'a part of the source',
      reason: `${kind}: ${detail}`,
    })),
  ]);
}
