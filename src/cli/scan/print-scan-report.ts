import { formatCount } from '../../report/index.js';
import { describeEvents, describeObjects, printIngestTroubles } from '../ingest-summary.js';
import type { Output } from '../output.js';
import {
  type PrintedVerification,
  printCoverage,
  printFacts,
  printFindings,
  printLimits,
  printVerdict,
} from '../verify/print-verify-report.js';
import type { ScanResult } from './scan-location.js';

export interface PrintedScan extends ScanResult, PrintedVerification {
  /** As --lake has it. */
  readonly lake: string;
}

/** The verdict first; then what was read and stored, where proof is missing, what is wrong. */
export function printScanReport(output: Output, scan: PrintedScan): void {
  const { report, ingested, lake } = scan;
  printVerdict(output, report);
  printFacts(output, report, scan.expectation, [
    ['events', `${describeEvents(ingested)}  lake: ${lake}`],
    ['objects', describeObjects(ingested.objects)],
    ['in the lake', describeAttestations(scan.attestations)],
  ]);
  printCoverage(output, report);
  printFindings(output, scan);
  printIngestTroubles(output, ingested);
  printLimits(output, report);
}

const ATTESTATIONS: Readonly<Record<string, string>> = {
  attested: 'that a signed digest lists',
  refuted: 'that are not what their digest lists',
  unlisted: 'that no digest lists although one should',
  none: 'that no digest speaks of',
};

/** Every ingested log file is in one of the groups, and marked so in the ledger. */
function describeAttestations(counts: ScanResult['attestations']): string {
  const parts = Object.entries(ATTESTATIONS)
    .filter(([name]) => (counts[name] ?? 0) > 0)
    .map(([name, words]) => `${formatCount(counts[name] ?? 0)} ${words}`);
  return parts.length === 0 ? 'no log file' : `log files: ${parts.join(', ')}`;
}

/** The scan for a script: the fields of verify, and those of ingest. */
export function scanDocument({ report, ingested, attestations, seconds }: ScanResult, lake: string): object {
  const { objects, events, failures, passedOver, drift, findings } = ingested;
  return {
    schema: 'orgtrail.scan/1',
    ...report,
    lake,
    objects,
    events,
    failures,
    passedOver,
    drift,
    conflicts: findings,
    attestations,
    seconds,
  };
}
