import type { IngestProgress, IngestReport } from '../lake/index.js';
import {
  bold,
  countOf,
  dim,
  formatCount,
  formatDuration,
  type ProgressState,
  red,
  yellow,
} from '../report/index.js';
import type { Output } from './output.js';
import { printNext } from './print-next.js';
import { printTroubles } from './print-troubles.js';

/** A narrowed run lists only where CloudTrail writes. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  'not-cloudtrail': 'another service writes there',
  'outside-aws-logs': 'not below AWSLogs/',
};

/** The result of an ingest for a reader: every number of the reconciliation, then what needs attention. */
export function printIngestReport(output: Output, report: IngestReport, lake: string): void {
  const { objects, events, seconds } = report;
  output.print([
    bold(`${countOf(events.stored, 'event')} stored`),
    ` from ${countOf(objects.ingested, 'log file')} in ${formatDuration(seconds * 1000)}`,
    dim(`  lake: ${lake}`),
  ]);
  output.print(`objects  ${describeObjects(objects)}`);
  output.print(`events   ${describeEvents(report)}`);
  printIngestTroubles(output, report);
  if (objects.new + objects.known === 0)
    output.complain([yellow('nothing '), describeNothing(objects.listed)]);
  else printNext(output, lake);
}

/** What needs attention in an ingest: fields, folders, records and files that are not as expected. */
export function printIngestTroubles(output: Output, report: IngestReport): void {
  if (report.drift.length > 0) output.print(`drift    fields without a column: ${report.drift.join(', ')}`);
  for (const { prefix, reason } of report.passedOver) {
    output.note([dim(`passed over ${prefix}: ${PASSED_OVER[reason] ?? reason}`)]);
  }
  for (const { title, accountId, subject } of report.findings) {
    output.complain([red('finding '), `${title}: ${subject ?? ''} in account ${accountId ?? 'unknown'}`]);
  }
  printTroubles(
    output,
    report.failures.map(({ key, recordIndex, reason, detail }) => ({
      subject: recordIndex === undefined ? key : `${key} record ${recordIndex}`,
      reason: detail === '' ? reason : `${reason} (${detail})`,
    })),
  );
}

export function describeEvents({ events }: Pick<IngestReport, 'events'>): string {
  return `${formatCount(events.read)} read = ${formatCount(events.stored)} stored + ${formatCount(events.duplicate)} duplicate`;
}

export function describeIngestProgress(progress: IngestProgress): ProgressState {
  if (progress.phase === 'listing') return { label: 'list', done: progress.objects, unit: 'objects' };
  const { objects, totalObjects, bytes } = progress;
  return { label: 'ingest', done: objects, total: totalObjects, unit: 'objects', bytes };
}

export function describeObjects({
  listed,
  new: fresh,
  known,
  skipped,
  ingested,
  failed,
}: IngestReport['objects']): string {
  const skips = Object.entries(skipped).map(([reason, count]) => `${formatCount(count)} skipped (${reason})`);
  const parts = [`${formatCount(fresh)} new`, `${formatCount(known)} known`, ...skips];
  return `${formatCount(listed)} listed = ${parts.join(' + ')}; ${formatCount(fresh)} new = ${formatCount(ingested)} ingested + ${formatCount(failed)} failed`;
}

function describeNothing(listed: number): string {
  return `No CloudTrail log file among ${countOf(listed, 'object')}. Name the folder or prefix above AWSLogs/, or widen --from, --to, --account and --region.`;
}
