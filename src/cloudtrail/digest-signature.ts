import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { DigestFile } from './digest-file.js';

/**
 * The text that CloudTrail signs: four parts, line feeds between them, none at the end. Everything
 * but the hash is taken from the JSON as it stands there.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
 *
 * @param contentSha256Hex SHA-256 of the digest's inflated bytes, lower-case hex.
 */
export function stringToSign(digest: DigestFile, contentSha256Hex: string): string {
  const place = `${digest.digestS3Bucket}/${digest.digestS3Object}`;
  const previous = digest.previousDigestSignature ?? 'null';
  return [digest.digestEndTime, place, contentSha256Hex, previous].join('\n');
}

export interface SignatureCheck {
  readonly stringToSign: string;
  /** The digest object's metadata `signature`, or the successor's `previousDigestSignature`. */
  readonly signatureHex: string;
  /** The `Value` of ListPublicKeys: DER, PKCS #1 or SPKI; or that key read once with `readPublicKey`. */
  readonly publicKeyDer: Uint8Array | RsaPublicKey;
}

/** A public key ready for use: reading it costs as much as checking a signature. */
export interface RsaPublicKey {
  readonly kind: 'rsa-public-key';
  readonly key: KeyObject;
}

export type SignatureResult =
  | { readonly kind: 'valid' }
  | {
      readonly kind: 'invalid';
      readonly reason: 'signature-differs' | 'signature-not-hex' | 'unusable-key';
    };

// Four times what RSA-4096 needs. Metadata is foreign text; a regular expression has to stop somewhere.
const longestSignature = 4096;

/** RSASSA-PKCS1-v1_5 with SHA-256, the one algorithm of digest files. Never throws. */
export function verifyDigestSignature(check: SignatureCheck): SignatureResult {
  const signature = readHex(check.signatureHex);
  if (signature === undefined) return { kind: 'invalid', reason: 'signature-not-hex' };
  const key = 'kind' in check.publicKeyDer ? check.publicKeyDer : readPublicKey(check.publicKeyDer);
  if (key === undefined) return { kind: 'invalid', reason: 'unusable-key' };
  const valid = verify('RSA-SHA256', Buffer.from(check.stringToSign), key.key, signature);
  return valid ? { kind: 'valid' } : { kind: 'invalid', reason: 'signature-differs' };
}

/** MD5 of the DER bytes as lower-case hex: the name that CloudTrail gives a public key. */
export function publicKeyFingerprint(der: Uint8Array): string {
  return createHash('md5').update(der).digest('hex');
}

/** Buffer.from stops at the first wrong digit without a word, so the digits are looked at first. */
function readHex(text: string): Buffer | undefined {
  const fits = text.length <= longestSignature && /^(?:[0-9a-f]{2})+$/i.test(text);
  return fits ? Buffer.from(text, 'hex') : undefined;
}

/** CloudTrail hands out PKCS #1; its documentation shows an SPKI key as well. Undefined for anything else. */
export function readPublicKey(der: Uint8Array): RsaPublicKey | undefined {
  const key = readKey(der, 'pkcs1') ?? readKey(der, 'spki');
  return key?.asymmetricKeyType === 'rsa' ? { kind: 'rsa-public-key', key } : undefined;
}

function readKey(der: Uint8Array, type: 'pkcs1' | 'spki'): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type });
  } catch {
    return undefined;
  }
}
