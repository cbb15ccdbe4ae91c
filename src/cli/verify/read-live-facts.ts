import type { DeliveryError, ExpirationRule } from '../../digest/index.js';
import { parseLocation } from '../../storage/index.js';
import type { OpenedLocation } from '../open-location.js';
import type { OpenedKeys } from './open-public-keys.js';

/** What AWS says now that can explain what is missing in a bucket. */
export interface LiveFacts {
  readonly expirations: readonly ExpirationRule[];
  readonly storeTime?: Date;
  readonly deliveryErrors: readonly DeliveryError[];
  readonly unvalidatedPrefixes: readonly string[];
  /** What could not be learned, and what follows from that. */
  readonly lowered: readonly string[];
}

interface LiveSource {
  readonly source: OpenedLocation;
  readonly keys: Pick<OpenedKeys, 'isLive'>;
  readonly profile: string | undefined;
  readonly signal: AbortSignal;
}

const nothing: LiveFacts = { expirations: [], deliveryErrors: [], unvalidatedPrefixes: [], lowered: [] };

/** Asks S3 about a bucket, and CloudTrail about its trails where CloudTrail is asked for keys as well. */
export async function readLiveFacts({ source, keys, profile, signal }: LiveSource): Promise<LiveFacts> {
  const location = parseLocation(source.store.location);
  if (source.facts === undefined || location.kind !== 's3') return nothing;
  const [bucket, trails] = await Promise.all([
    source.facts(),
    keys.isLive ? askTrails(location.bucket, profile, signal) : undefined,
  ]);
  return {
    expirations: bucket.expirations,
    ...(bucket.storeTime !== undefined && { storeTime: bucket.storeTime }),
    deliveryErrors: trails?.deliveryErrors ?? [],
    unvalidatedPrefixes: (trails?.unvalidatedPrefixes ?? []).flatMap((prefix) =>
      belowLocation(prefix, location.prefix),
    ),
    lowered: [
      ...sentence(bucket.trouble, 'a log file that a rule of the bucket has deleted counts as missing'),
      ...sentence(trails?.trouble, 'what CloudTrail cannot deliver at the moment counts as missing'),
    ],
  };
}

async function askTrails(bucket: string, profile: string | undefined, signal: AbortSignal) {
  const { readTrailFacts } = await import('../../aws/index.js');
  return readTrailFacts(bucket, { signal, ...(profile !== undefined && { profile }) });
}

/** A folder of the bucket as the location has it: all of the location, a part of it, or none. */
function belowLocation(folder: string, prefix: string): readonly string[] {
  if (folder.startsWith(prefix)) return [folder.slice(prefix.length)];
  return prefix.startsWith(folder) ? [''] : [];
}

function sentence(
  trouble: { readonly action: string; readonly detail: string } | undefined,
  consequence: string,
): readonly string[] {
  return trouble === undefined ? [] : [`${trouble.action}: ${trouble.detail}; ${consequence}`];
}
