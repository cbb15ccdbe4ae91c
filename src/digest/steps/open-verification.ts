import { type EvidencePool, openEvidencePool } from '../../evidence/index.js';
import { bucketPartOf } from '../address/index.js';
import { type CatalogueFacts, type Place, takeCatalogue } from '../catalogue/index.js';
import { createAttestationConsumer } from '../events/index.js';
import { readExpectation } from '../expectation/index.js';
import { openFetcher } from '../fetch/index.js';
import { openFindingLog, openFindingTally } from '../findings/index.js';
import { openKeyRing } from '../keys/index.js';
import { type ListedLog, openReadings } from '../logs/index.js';
import { settleRange } from '../range/index.js';
import { openSpool, type TemporaryFolder } from '../spool/index.js';
import type { Verification } from './verification.js';
import type { VerifyOptions } from '../verify-options.js';

/** Lists the location, settles which time is judged, and makes ready what all steps share. */
export async function openVerification(
  options: VerifyOptions,
  folder: TemporaryFolder,
  pool: EvidencePool,
): Promise<Verification> {
  const { store, signal, wait, onProgress } = options;
  const isLive = store.pathOf === undefined;
  const catalogue = await takeCatalogue({
    ...options,
    folder,
    onListed: (objects) => onProgress?.({ phase: 'listing', objects }),
  });
  const settled = settleRange({ ...options, isLive }, catalogue.facts);
  const part = bucketPartOf(store.location);
  const mappings = options.mappings ?? [];
  const scope = { ...options, range: settled.range, storePrefix: part?.prefix, mappings };
  const findings = openFindingLog();
  const listed = openSpool<ListedLog>({ folder, name: 'listed-logs' });
  const readings =
    options.earlierReading === undefined
      ? undefined
      : await openReadings(options.earlierReading, { folder, onlyOfThisRun: options.rehash === true });
  return {
    options,
    isLive,
    catalogue,
    settled,
    expectation: options.expectation === undefined ? undefined : readExpectation(options.expectation, scope),
    findings,
    tally: openFindingTally(findings),
    fetcher: openFetcher({
      store,
      ...(signal !== undefined && { signal }),
      ...(wait !== undefined && { wait }),
    }),
    keys: openKeyRing(options.publicKeys, settled.range, new Date(settled.now)),
    surroundings: { part, mappings },
    wholeKey: (key) => (part?.prefix ?? '') + key,
    isHidden: (place) => isHidden(place, catalogue.facts),
    listed,
    readings,
    pool,
    close: () => {
      readings?.close();
      listed.close();
      catalogue.close();
    },
  };
}

/** Its threads start while the location is listed. */
export function openPool({ threads, workerEntry }: VerifyOptions): EvidencePool {
  return openEvidencePool({
    threads,
    entry: workerEntry ?? new URL('../events/attestation-worker.js', import.meta.url),
    inline: createAttestationConsumer,
    consumerOptions: {},
  });
}

/** A part that could not be listed and may hold digests of the place. */
function isHidden({ accountId, region }: Place, { troubles }: CatalogueFacts): boolean {
  const [account, digests] = [`/${accountId}/`, `/CloudTrail-Digest/${region}/`];
  return troubles.some(({ prefix }) => {
    const path = `/${prefix}`;
    const isOtherAccount = /\/\d{12}\//.test(path) && !path.includes(account);
    const isOtherFolder = /\/CloudTrail[^/]*\//.test(path) && !path.includes('/CloudTrail-Digest/');
    const isOtherRegion = /\/CloudTrail-Digest\/[^/]+\//.test(path) && !path.includes(digests);
    return !isOtherAccount && !isOtherFolder && !isOtherRegion;
  });
}
