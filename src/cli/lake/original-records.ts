import type { OriginalRecord, RecordPlace } from '../../lake/index.js';
import { cleanJsonText, dim, red, yellow } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Output } from '../output.js';

/** The records on stdout, exactly as they stand in their files; where they stand on stderr. */
export function printOriginalRecords(
  output: Output,
  eventId: string,
  records: readonly OriginalRecord[],
  json: boolean,
): void {
  if (json)
    return output.document({ schema: 'orgtrail.lake.record/1', eventId, records: records.map(describe) });
  for (const record of records) printRecord(output, record);
}

/** A log file that is no longer the one that was ingested is a finding. */
export function recordsExitCode(records: readonly OriginalRecord[]): ExitCode {
  if (records.some((record) => record.kind === 'found' && !record.unchanged)) return EXIT.findings;
  return records.some((record) => record.kind === 'unavailable') ? EXIT.unfinished : EXIT.clean;
}

function printRecord(output: Output, record: OriginalRecord): void {
  const place = describePlace(record.place);
  if (record.kind === 'unavailable') {
    output.complain([yellow('unavailable '), `${place}: ${record.reason} (${record.detail})`]);
    return;
  }
  output.note([dim(place)]);
  if (!record.unchanged)
    output.complain([red('changed '), `${place}: this log file is not the one that was ingested`]);
  // A terminal gets the same JSON value with what it would act on escaped; a pipe gets the exact text.
  output.write(`${output.width === undefined ? record.text : cleanJsonText(record.text)}\n`);
}

function describePlace({ location, key, index, kind }: RecordPlace): string {
  return `${location.replace(/\/*$/, '/')}${key} record ${index}${kind === 'copy' ? ' (delivered again)' : ''}`;
}

function describe(record: OriginalRecord): object {
  const { place, ...rest } = record;
  return { ...place, ...rest };
}
