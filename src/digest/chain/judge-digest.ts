import { type DigestFile, parseLogKey, type Region } from '../../cloudtrail/index.js';
import { addressText, type Surroundings, type Whereabouts, whereaboutsOf } from '../address/index.js';
import type { StoredDigest } from '../catalogue/index.js';
import type { FindingCode, FindingVerdict } from '../codes/index.js';
import type { KeyRing, UsableKey } from '../keys/index.js';
import { holdsTime, hour } from '../time/index.js';
import { type Predecessor, predecessorOf } from './predecessor.js';
import { type Claim, type Proof, proveSignature } from './prove-signature.js';
import type { DigestContent, ReadDigest } from './read-digest.js';

/** What came out for one digest file. */
export interface JudgedDigest {
  readonly stored: StoredDigest;
  readonly remarks: readonly Remark[];
  /** `unproven`: nothing is wrong with it, and nothing is proven. */
  readonly standing: 'verified' | 'invalid' | 'unproven';
  /** What it says, where it can be read; to be trusted only when `attested` is there. */
  readonly content?: DigestContent;
  /** Whom it says it follows. */
  readonly predecessor?: Predecessor;
  /** Present when it vouches for its hour and the log files that it lists. */
  readonly attested?: Attested;
}

export interface Attested {
  readonly content: DigestContent;
  readonly signature: string;
  readonly where: Exclude<Whereabouts, { kind: 'misplaced' }>;
  readonly start: number;
  readonly end: number;
}

/** The making of a finding, without what the chain knows. */
export interface Remark {
  readonly code: FindingCode;
  readonly message: string;
  readonly verdict?: FindingVerdict;
}

export interface Judging {
  readonly keys: KeyRing;
  readonly surroundings: Surroundings;
}

const supportedAlgorithm = 'SHA256withRSA';

/** CloudTrail signs about half an hour after a digest's end, within two hours as a rule. */
const signingSkew = 2 * hour;

/** The checks of one digest, each on its own; the first that fails decides. */
export async function judgeDigest(
  read: ReadDigest,
  claim: Claim | undefined,
  judging: Judging,
): Promise<JudgedDigest> {
  const { stored } = read;
  const predecessor = read.kind === 'content' ? predecessorOf(read.digest, stored.key) : undefined;
  const stop = (standing: JudgedDigest['standing'], code: FindingCode, message: string): JudgedDigest => ({
    stored,
    standing,
    remarks: [{ code, message }],
    ...(read.kind === 'content' && { content: read }),
    ...(predecessor !== undefined && { predecessor }),
  });
  if (read.kind === 'unavailable') {
    return stop('unproven', 'UNREADABLE', `the digest cannot be read: ${read.trouble.detail}`);
  }
  if (read.kind === 'broken') return stop('invalid', read.code, read.detail);

  const { digest } = read;
  const declared = { bucket: digest.digestS3Bucket, key: digest.digestS3Object };
  const where = whereaboutsOf(declared, stored.object.key, judging.surroundings);
  const found = await judging.keys.find(signingRegion(digest, stored), digest.digestPublicKeyFingerprint);
  const proof = found.kind === 'key' ? proveSignature(read, found.key.key, claim) : undefined;
  const differs = claim?.isTrusted === true && claim.sha256 !== read.sha256;
  const isModified = proof?.kind === 'refuted';

  if (where.kind === 'misplaced' && !isModified) {
    return stop('invalid', 'DIGEST_MISPLACED', `it is the digest ${addressText(declared)}`);
  }
  const misfit = misfitOf(digest, stored);
  if (misfit !== undefined && !isModified) return stop('invalid', 'SCOPE_MISMATCH', misfit);
  const algorithm = wrongAlgorithm(read);
  if (algorithm !== undefined) {
    return stop('invalid', 'ALGORITHM_UNSUPPORTED', `it claims to be signed with ${algorithm}`);
  }
  if (found.kind !== 'key') {
    if (differs) return stop('invalid', 'DIGEST_MODIFIED', 'the next digest knows it with another hash');
    return stop('unproven', keyCodes[found.kind], keyMessage(found, digest.digestPublicKeyFingerprint));
  }
  if (proof === undefined || isModified || where.kind === 'misplaced') {
    const confirmed = differs ? ', and the next digest knows it with another hash' : '';
    return stop('invalid', 'DIGEST_MODIFIED', `its signature does not fit${confirmed}`);
  }
  if (proof.kind === 'unsigned') {
    return stop('unproven', 'UNSIGNED_HEAD', 'its metadata has no signature, nor has a later digest');
  }
  if (claim?.isTrusted === true && (differs || claim.signature.toLowerCase() !== proof.signature)) {
    const message = 'it is signed, but the next digest follows another one of that time';
    return stop('invalid', 'CHAIN_LINK_MISMATCH', message);
  }
  const remarks = [
    ...damageRemarks(read, stored),
    ...metadataRemarks(read, proof),
    ...whereRemarks(where, declared),
    ...timeRemarks(read, stored, found.key),
    ...(predecessor?.kind === 'astray'
      ? [{ code: 'CHAIN_INVALID', message: predecessor.reason } as const]
      : []),
  ];
  const isSuspect = remarks.some(({ code, verdict }) => verdict === undefined && spoils.has(code));
  return {
    stored,
    remarks,
    standing: isSuspect ? 'invalid' : 'verified',
    content: read,
    ...(predecessor !== undefined && { predecessor }),
    attested: attestedOf(read, proof, where),
  };
}

/** Remarks that leave a digest's word good but not the object. */
const spoils: ReadonlySet<FindingCode> = new Set([
  'TRAILING_DATA',
  'CONTAINER_DAMAGED',
  'METADATA_ALTERED',
  'KEY_OUT_OF_WINDOW',
  'CHAIN_INVALID',
]);

const keyCodes = {
  unknown: 'KEY_UNKNOWN',
  unavailable: 'KEYS_UNAVAILABLE',
  untrusted: 'KEY_SOURCE_UNTRUSTED',
} as const satisfies Readonly<Record<string, FindingCode>>;

function keyMessage(found: { readonly kind: string; readonly detail?: string }, fingerprint: string): string {
  return found.detail ?? `no key has the fingerprint ${fingerprint}`;
}

/** A digest that was copied to another Region's folder is signed with the key of its own. */
function signingRegion(digest: DigestFile, stored: StoredDigest): Region {
  const own = parseLogKey(digest.digestS3Object);
  return own.kind === 'digest' ? own.region : stored.key.region;
}

/** CloudTrail signs per Region, so a signature says nothing about account, trail or time. */
function misfitOf(digest: DigestFile, { key }: StoredDigest): string | undefined {
  if (digest.awsAccountId !== key.accountId) return `it speaks of the account ${digest.awsAccountId}`;
  const end = Date.parse(digest.digestEndTime);
  if (end !== key.endTime.getTime()) return `it ends at ${digest.digestEndTime}`;
  return Date.parse(digest.digestStartTime) < end
    ? undefined
    : `it begins at ${digest.digestStartTime}, after its end`;
}

function wrongAlgorithm({ digest, metadata }: DigestContent): string | undefined {
  const claimed = [digest.digestSignatureAlgorithm, metadata['signature-algorithm'] ?? supportedAlgorithm];
  return claimed.find((name) => name !== supportedAlgorithm);
}

function attestedOf(
  content: DigestContent,
  { signature }: Extract<Proof, { kind: 'by-metadata' | 'by-successor' }>,
  where: Attested['where'],
): Attested {
  const { digest } = content;
  return {
    content,
    signature,
    where,
    start: Date.parse(digest.digestStartTime),
    end: Date.parse(digest.digestEndTime),
  };
}

function damageRemarks({ damage, compressed }: DigestContent, { object }: StoredDigest): readonly Remark[] {
  if (damage !== undefined) {
    return [{ code: damage.code, message: `${damage.detail}; the signed content is whole` }];
  }
  const isAsNamed = compressed || !object.key.endsWith('.gz');
  return isAsNamed ? [] : [{ code: 'NOT_GZIPPED', message: 'the digest is stored as plain JSON' }];
}

function metadataRemarks({ metadata, digest }: DigestContent, proof: Proof): readonly Remark[] {
  if (proof.kind === 'by-successor' && proof.metadata === 'lost') {
    return [{ code: 'METADATA_LOST', message: 'the next digest holds a copy of its signature, which fits' }];
  }
  if (proof.kind === 'by-successor') {
    const message = 'the signature in its metadata is wrong; the copy in the next digest fits';
    return [{ code: 'METADATA_ALTERED', message }];
  }
  if (proof.kind === 'by-metadata' && !proof.isExact) {
    return [{ code: 'METADATA_ALTERED', message: 'the signature in its metadata is not in lower case' }];
  }
  const lost = metadata['signature-algorithm'] === undefined;
  return lost
    ? [
        {
          code: 'METADATA_LOST',
          message: `its metadata does not name the algorithm ${digest.digestSignatureAlgorithm}`,
        },
      ]
    : [];
}

function whereRemarks(
  where: Attested['where'],
  declared: { bucket: string; key: string },
): readonly Remark[] {
  switch (where.kind) {
    case 'here':
      return [];
    case 'mapped':
      return [{ code: 'MAPPED', message: `it was delivered to s3://${declared.bucket}/${where.shift.from}` }];
    case 'relocated':
      return [
        { code: 'RELOCATED', message: `it was delivered to s3://${declared.bucket}/${where.shift.from}` },
      ];
  }
}

/** A backfill is signed long after its window, when its metadata says; nobody vouches for that time. */
function timeRemarks(
  { digest, metadata }: DigestContent,
  { key }: StoredDigest,
  { validity }: UsableKey,
): readonly Remark[] {
  const stated = key.backfill ? Date.parse(metadata['backfill-generation-timestamp'] ?? '') : undefined;
  const signed = stated ?? Date.parse(digest.digestEndTime);
  const widened = validity.map(({ from, to }) => ({ from: from - signingSkew, to: to + signingSkew }));
  if (holdsTime(widened, signed)) return [];
  if (key.backfill) {
    const message = 'the time in its metadata is missing or not one at which its key was used';
    return [{ code: 'METADATA_ALTERED', verdict: 'note', message }];
  }
  const message = `its key ${digest.digestPublicKeyFingerprint} was not valid at ${digest.digestEndTime}`;
  return [{ code: 'KEY_OUT_OF_WINDOW', message }];
}
