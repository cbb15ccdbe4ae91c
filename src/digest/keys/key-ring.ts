import { readPublicKey, type Region, type RsaPublicKey } from '../../cloudtrail/index.js';
import { day, type Interval } from '../time/index.js';
import { whyUntrusted } from './check-keys.js';
import type { PublicKey, PublicKeySource, PublicKeysResult } from './public-key.js';

/** A key that signatures can be checked with. */
export interface UsableKey {
  readonly key: RsaPublicKey;
  /** Over all entries of the source with this fingerprint. */
  readonly validity: readonly Interval[];
}

export type KeyResult =
  | { readonly kind: 'key'; readonly key: UsableKey }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unavailable'; readonly detail: string }
  | { readonly kind: 'untrusted'; readonly detail: string };

/** The keys of all Regions, asked for once and kept ready for use. */
export interface KeyRing {
  find(region: Region, fingerprint: string): Promise<KeyResult>;
  /** What was used, for the report. */
  used(): readonly UsedKeys[];
}

export interface UsedKeys {
  readonly region: string;
  readonly keys: number;
  /** Of the keys that a digest named. */
  readonly fingerprints: readonly string[];
}

interface RegionKeys {
  readonly result: Exclude<KeyResult, { kind: 'key' | 'unknown' }> | undefined;
  readonly keys: ReadonlyMap<string, UsableKey>;
  readonly used: Set<string>;
}

/**
 * Digests delivered again later may be signed with a later key, and keys are valid for 30 days:
 * the range is widened at once rather than in a second request for an unknown fingerprint.
 */
const widening = 31 * day;

export function openKeyRing(source: PublicKeySource, range: Interval, now: Date): KeyRing {
  const regions = new Map<string, Promise<RegionKeys>>();
  const ready = new Map<string, RegionKeys>();
  const from = new Date(Math.max(0, range.from - widening));
  const load = async (region: Region): Promise<RegionKeys> => {
    const loaded = readKeys(await source.keysFor(region, from, now));
    ready.set(region, loaded);
    return loaded;
  };
  return {
    async find(region, fingerprint) {
      const loading = regions.get(region) ?? load(region);
      regions.set(region, loading);
      const { result, keys, used } = ready.get(region) ?? (await loading);
      if (result !== undefined) return result;
      const key = keys.get(fingerprint);
      if (key === undefined) return { kind: 'unknown' };
      used.add(fingerprint);
      return { kind: 'key', key };
    },
    used: () =>
      [...ready]
        .map(([region, { keys, used }]) => ({ region, keys: keys.size, fingerprints: [...used].sort() }))
        .sort((left, right) => (left.region < right.region ? -1 : 1)),
  };
}

function readKeys(found: PublicKeysResult): RegionKeys {
  const none = (result: RegionKeys['result']): RegionKeys => ({ result, keys: new Map(), used: new Set() });
  if (found.kind === 'unavailable') return none(found);
  if (found.keys.length === 0)
    return none({ kind: 'unavailable', detail: 'the list of public keys is empty' });
  const untrusted = whyUntrusted(found.keys);
  if (untrusted !== undefined) return none({ kind: 'untrusted', detail: untrusted });
  const keys = new Map<string, UsableKey>();
  for (const key of found.keys) {
    const usable = usableKey(key, keys.get(key.fingerprint));
    if (usable === undefined)
      return none({ kind: 'untrusted', detail: `${key.fingerprint} is no RSA public key` });
    keys.set(key.fingerprint, usable);
  }
  return { result: undefined, keys, used: new Set() };
}

function usableKey(
  { der, validFrom, validTo }: PublicKey,
  known: UsableKey | undefined,
): UsableKey | undefined {
  const validity = { from: validFrom.getTime(), to: validTo.getTime() };
  if (known !== undefined) return { key: known.key, validity: [...known.validity, validity] };
  const key = readPublicKey(der);
  return key === undefined ? undefined : { key, validity: [validity] };
}
