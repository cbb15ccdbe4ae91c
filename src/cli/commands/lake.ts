import { countOf, formatBytes, formatCount } from '../../report/index.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit.js';
import { FOR_LOCATIONS } from '../global-options.js';
import { printOriginalRecords, recordsExitCode } from '../lake/original-records.js';
import { readOriginalRecords } from '../lake/read-original-records.js';
import { printLakeSummary } from '../lake/print-lake-summary.js';
import { openLocalLake } from '../open-lake.js';

const compact = defineCommand({
  name: 'compact',
  summary: 'merge the small files of each day and delete those replaced a day ago',
  details: ['Queries and ingests may go on meanwhile. What the lake holds does not change, only its files.'],
  arguments: {},
  options: {},
  globals: ['lake', 'json'],
  examples: [{ command: 'orgtrail lake compact', explains: 'after many small ingests' }],
  run: async ({ globals, output, signal, now }) => {
    const { compact: compactLake } = await import('../../lake/index.js');
    const lake = await openLocalLake({ folder: globals.lake, create: false, now: new Date(now()) });
    let days = 0;
    try {
      const report = await compactLake({
        lake,
        now: () => new Date(now()),
        signal,
        onProgress: ({ table }) => {
          days += 1;
          output.progress.update({ label: `compact ${table}`, done: days, unit: 'days' });
        },
      });
      if (globals.json) output.document({ schema: 'orgtrail.lake.compact/1', ...report });
      else {
        for (const { table, days, filesBefore, filesAfter } of report.tables) {
          output.print(
            `${table}: ${countOf(days, 'day')} merged, ${countOf(filesBefore, 'file')} before, ${formatCount(filesAfter)} after`,
          );
        }
        output.print(
          `${countOf(report.deleted.files, 'replaced file')} deleted (${formatBytes(report.deleted.bytes)})`,
        );
      }
      return EXIT.clean;
    } finally {
      lake.close();
    }
  },
});

const record = defineCommand({
  name: 'record',
  summary: 'print the original record of an event from its log file',
  details: [
    'The columns of the lake are a reading aid; the record in its log file is the evidence. It is read again from where it was ingested, character by character, and the log file is compared with the SHA-256 of that time.',
  ],
  arguments: { 'event-id': { required: true, summary: 'the eventID' } },
  options: {},
  globals: ['lake', ...FOR_LOCATIONS, 'json'],
  examples: [
    { command: 'orgtrail lake record 7b1a5f2c-…', explains: 'the record as CloudTrail wrote it' },
    {
      command: 'orgtrail lake record 7b1a5f2c-… --json',
      explains: 'with where it stands and the hash of that file',
    },
  ],
  run: async ({ arguments: { 'event-id': eventId }, globals, output, now }) => {
    const records = await readOriginalRecords(eventId, globals, new Date(now()));
    printOriginalRecords(output, eventId, records, globals.json);
    return recordsExitCode(records);
  },
});

export const lake = defineCommand({
  name: 'lake',
  summary: 'show what a lake holds',
  details: ['Tables, size, files, time range, accounts, and the objects that could not be read.'],
  arguments: {},
  options: {},
  globals: ['lake', 'json'],
  examples: [
    { command: 'orgtrail lake', explains: 'the lake in .orgtrail/lake' },
    { command: 'orgtrail lake --lake ./case-42 --json', explains: 'another one, for a script' },
  ],
  subcommands: [compact, record],
  run: async ({ globals, output, now }) => {
    const { summarize } = await import('../../lake/index.js');
    const opened = await openLocalLake({ folder: globals.lake, create: false, now: new Date(now()) });
    const summary = await summarize(opened).finally(opened.close);
    if (globals.json) output.document({ schema: 'orgtrail.lake/1', ...summary });
    else printLakeSummary(output, summary, globals.lake);
    return EXIT.clean;
  },
});
