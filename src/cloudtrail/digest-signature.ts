import type { DigestFile } from './digest-file.js';

/** The text that CloudTrail signs. `contentSha256Hex` is of the digest's inflated bytes. */
export function stringToSign(_digest: DigestFile, _contentSha256Hex: string): string {
  throw new Error('stringToSign is not built yet');
}

export interface SignatureCheck {
  readonly stringToSign: string;
  readonly signatureHex: string;
  /** The `Value` of ListPublicKeys: DER, PKCS #1 or SPKI. */
  readonly publicKeyDer: Uint8Array;
}

export type SignatureResult =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly reason: 'signature-differs' | 'signature-not-hex' | 'unusable-key' };

/** RSASSA-PKCS1-v1_5 with SHA-256, the one algorithm of digest files. */
export function verifyDigestSignature(_check: SignatureCheck): SignatureResult {
  throw new Error('verifyDigestSignature is not built yet');
}

/** MD5 of the DER bytes as lower-case hex: the name CloudTrail gives a public key. */
export function publicKeyFingerprint(_der: Uint8Array): string {
  throw new Error('publicKeyFingerprint is not built yet');
}
