import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { publicKeyFingerprint, type Region } from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { rsaPrivateJwk } from './rsa-key.js';

const validitySeconds = 30 * 24 * 3600;

/** A Region's key pair for thirty days, in a form that can be sent to a worker thread. */
export interface RegionKey {
  readonly region: Region;
  /** Seconds since 1970; the end is excluded. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly privateJwk: JsonWebKey;
}

/** The keys of all Regions that sign something between `from` and `to`, oldest first. */
export function makeRegionKeys(
  seed: number,
  regions: readonly Region[],
  from: number,
  to: number,
): RegionKey[] {
  return regions.flatMap((region) => {
    const offset = new Random(seed, 'key-offset', region).below(validitySeconds);
    const first = Math.floor((from - offset) / validitySeconds);
    const last = Math.floor((to - offset) / validitySeconds);
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const validFrom = offset + (first + index) * validitySeconds;
      const privateJwk = rsaPrivateJwk(new Random(seed, 'key', region, validFrom));
      return { region, validFrom, validTo: validFrom + validitySeconds, privateJwk };
    });
  });
}

export interface PublicKey {
  /** DER, PKCS #1. */
  readonly der: Buffer;
  readonly fingerprint: string;
}

function publicKeyOf(privateKey: KeyObject): PublicKey {
  const der = createPublicKey(privateKey).export({ type: 'pkcs1', format: 'der' });
  return { der, fingerprint: publicKeyFingerprint(der) };
}

export interface UsableKey {
  readonly privateKey: KeyObject;
  readonly fingerprint: string;
}

/** Finds the key with which a Region signs at a time. */
export function makeKeyRing(keys: readonly RegionKey[]): (region: Region, time: number) => UsableKey {
  const usable = keys.map((key) => {
    const privateKey = createPrivateKey({ key: key.privateJwk, format: 'jwk' });
    return { key, privateKey, fingerprint: publicKeyOf(privateKey).fingerprint };
  });
  return (region, time) => {
    const found = usable.find(
      ({ key }) => key.region === region && key.validFrom <= time && time < key.validTo,
    );
    if (found === undefined) throw new RangeError(`no key for ${region} at ${time}`);
    return found;
  };
}

/** What `aws cloudtrail list-public-keys` prints, for each Region. */
export type PublicKeyLists = Readonly<Record<string, { readonly PublicKeyList: readonly ListedPublicKey[] }>>;

export interface ListedPublicKey {
  readonly Value: string;
  readonly ValidityStartTime: string;
  readonly ValidityEndTime: string;
  readonly Fingerprint: string;
}

export function listPublicKeys(keys: readonly RegionKey[]): PublicKeyLists {
  const regions = [...new Set(keys.map(({ region }) => region))];
  return Object.fromEntries(
    regions.map((region) => [
      region,
      { PublicKeyList: keys.filter((key) => key.region === region).map(listed) },
    ]),
  );
}

function listed(key: RegionKey): ListedPublicKey {
  const { der, fingerprint } = publicKeyOf(createPrivateKey({ key: key.privateJwk, format: 'jwk' }));
  return {
    Value: der.toString('base64'),
    ValidityStartTime: offsetTime(key.validFrom),
    ValidityEndTime: offsetTime(key.validTo),
    Fingerprint: fingerprint,
  };
}

/** The AWS CLI writes times with an offset. */
function offsetTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
}
