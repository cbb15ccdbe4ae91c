import { tmpdir } from 'node:os';
import type { HeadLedger, VerifyReport } from '../../digest/index.js';
import {
  countAttestations,
  ingest,
  type IngestReport,
  type Lake,
  openAttestationMarks,
} from '../../lake/index.js';
import { rememberListings } from '../../storage/index.js';
import { describeIngestProgress } from '../ingest-summary.js';
import { scopeOf } from '../scope.js';
import { openLakeLedger } from '../verify/lake-ledger.js';
import { openLakeReading } from '../verify/lake-reading.js';
import { type LocationVerification, verifyLocation } from '../verify/verify-location.js';

export interface LocationScan
  extends Omit<LocationVerification, 'headLedger' | 'earlierReading' | 'onAttestation'> {
  readonly lake: Lake;
  /** Instead of the lake's own table. */
  readonly headLedger: HeadLedger | undefined;
}

export interface ScanResult {
  readonly report: VerifyReport;
  readonly ingested: IngestReport;
  /** Log files of the location in the lake, by what verified digests say of them. */
  readonly attestations: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/**
 * Ingests and verifies with one listing, and one reading of each log file: what ingest has inflated and hashed is what
 * digests are compared with, and the events that explain gaps come from the lake. A log file that
 * fails is in the lake all the same, and marked. What is not whole is read again, and closer.
 */
export async function scanLocation(scan: LocationScan): Promise<ScanResult> {
  const listings = rememberListings(scan.store, tmpdir());
  try {
    return await scanListed({ ...scan, store: listings.store });
  } finally {
    listings.close();
  }
}

async function scanListed(scan: LocationScan): Promise<ScanResult> {
  const { store, lake, now, progress } = scan;
  const runSince = new Date(now());
  const ingested = await ingest({
    store,
    lake,
    ...scopeOf(scan.scope),
    threads: scan.threads,
    now: () => new Date(now()),
    onProgress: (state) => progress.update(describeIngestProgress(state)),
    signal: scan.signal,
  });
  const marks = await openAttestationMarks(lake, store.location);
  try {
    const report = await verifyLocation({
      ...scan,
      headLedger: scan.headLedger ?? openLakeLedger(lake, now),
      earlierReading: openLakeReading(lake, { location: store.location, runSince }),
      onAttestation: marks.add,
    });
    await marks.commit(new Date(now()));
    const attestations = await countAttestations(lake, store.location);
    return { report, ingested, attestations, seconds: (now() - runSince.getTime()) / 1000 };
  } finally {
    await marks.close();
  }
}
