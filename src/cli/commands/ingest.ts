import { availableParallelism } from 'node:os';
import type { IngestReport } from '../../lake/index.js';
import { defineCommand } from '../command.js';
import { EXIT, type ExitCode } from '../exit.js';
import { FOR_LOCATIONS, FOR_SCOPE } from '../global-options.js';
import { describeIngestProgress, printIngestReport } from '../ingest-summary.js';
import { openLocalLake } from '../open-lake.js';
import { assertNotEmpty, openLocation } from '../open-location.js';
import { count } from '../option.js';
import { scopeOf } from '../scope.js';

export const ingest = defineCommand({
  name: 'ingest',
  summary: 'read the log files of a location into a lake',
  details: [
    'Any layout is accepted: an organization trail, one account, Control Tower, a flat folder of .json or .json.gz. Each file is checked (gzip, CRC, JSON) and hashed while it is read; a file that cannot be read is named with its reason and the rest goes on.',
    'Run again, it reads only what is new. With --from, --to, --account and --region, only the folders that can hold such logs are listed. A run that was stopped goes on where it was.',
  ],
  arguments: { location: { required: true, completes: 'folder', summary: 'a folder or s3://bucket/prefix' } },
  options: {
    threads: count(
      availableParallelism(),
      { from: 1, to: 64 },
      { placeholder: 'n', summary: 'files read side by side', fallbackText: 'one per core' },
    ),
  },
  globals: ['lake', ...FOR_SCOPE, ...FOR_LOCATIONS, 'json'],
  examples: [
    {
      command: 'orgtrail ingest s3://my-trail-bucket',
      explains: 'everything the organization has delivered',
    },
    { command: 'orgtrail ingest s3://my-trail-bucket --from 7d', explains: 'the last seven days' },
    {
      command: 'orgtrail ingest ./logs --lake ./case-42 --json',
      explains: 'a folder, into a lake of its own',
    },
    {
      command: 'orgtrail ingest s3://my-trail-bucket --account 111122223333 --region eu-west-1',
      explains: 'one account, one Region',
    },
  ],
  run: async ({ arguments: { location }, options, globals, output, signal, now }) => {
    const source = await openLocation(location, globals);
    try {
      await assertNotEmpty(source.store);
      const { ingest: ingestLogs } = await import('../../lake/index.js');
      const lake = await openLocalLake({
        folder: globals.lake,
        create: true,
        now: new Date(now()),
        threads: options.threads,
      });
      try {
        const report = await ingestLogs({
          store: source.store,
          lake,
          ...scopeOf(globals),
          threads: options.threads,
          now: () => new Date(now()),
          onProgress: (progress) => output.progress.update(describeIngestProgress(progress)),
          signal,
        });
        if (globals.json)
          output.document({
            schema: 'orgtrail.ingest/1',
            location: source.store.location,
            lake: lake.folder,
            ...report,
          });
        else printIngestReport(output, report, globals.lake);
        return exitCodeOf(report);
      } finally {
        lake.close();
      }
    } finally {
      source.close();
    }
  },
});

/** A conflict may be tampering, which wins over what could not be read. */
function exitCodeOf({ objects, failures, findings }: IngestReport): ExitCode {
  if (findings.length > 0) return EXIT.findings;
  return failures.length > 0 || objects.new + objects.known === 0 ? EXIT.unfinished : EXIT.clean;
}
