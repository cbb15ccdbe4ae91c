import { type DigestFile, type DigestFileKey, parseLogKey } from '../../cloudtrail/index.js';
import type { Address } from '../address/index.js';
import { digestName } from './chain-identity.js';
import type { Claim } from './prove-signature.js';

/** What a digest says about the one before it; `none` for a starting digest. */
export type Predecessor =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'named';
      readonly address: Address;
      readonly name: string;
      readonly end: number;
      readonly claim: Omit<Claim, 'isTrusted'>;
    }
  /** Names what cannot come before it. */
  | { readonly kind: 'astray'; readonly address: Address; readonly reason: string };

export function predecessorOf(digest: DigestFile, own: DigestFileKey): Predecessor {
  if (digest.previousDigestS3Object === null) return { kind: 'none' };
  const address = { bucket: digest.previousDigestS3Bucket, key: digest.previousDigestS3Object };
  const key = parseLogKey(address.key);
  const reason = key.kind === 'digest' ? whyAstray(key, own) : 'what it names is no digest file';
  if (key.kind !== 'digest' || reason !== undefined) return { kind: 'astray', address, reason: reason ?? '' };
  return {
    kind: 'named',
    address,
    name: digestName(address.key),
    end: key.endTime.getTime(),
    claim: {
      sha256: digest.previousDigestHashValue.toLowerCase(),
      signature: digest.previousDigestSignature,
    },
  };
}

/**
 * A backfill may follow a backfill or an hourly digest; AWS does not document which.
 * The folder may change, when a trail is given another bucket or prefix; the names do not.
 */
function whyAstray(key: DigestFileKey, own: DigestFileKey): string | undefined {
  if (key.accountId !== own.accountId) return `it names a digest of the account ${key.accountId}`;
  if (key.region !== own.region) return `it names a digest of ${key.region}`;
  if (key.trailName !== own.trailName || key.homeRegion !== own.homeRegion) {
    return `it names a digest of the trail ${key.trailName}`;
  }
  if (key.backfill && !own.backfill) return 'it names a backfill digest';
  if (own.backfill && !key.backfill) return undefined;
  const later = key.endTime.getTime() - own.endTime.getTime();
  if (later === 0) return 'it names itself';
  return later > 0 ? 'it names a later digest' : undefined;
}
