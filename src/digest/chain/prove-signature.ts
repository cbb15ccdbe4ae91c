import { type RsaPublicKey, stringToSign, verifyDigestSignature } from '../../cloudtrail/index.js';
import type { DigestContent } from './read-digest.js';

/** What a digest says about the one before it. */
export interface Claim {
  /** As it stands there, hex. */
  readonly sha256: string;
  readonly signature: string;
  /** True when the digest that says so is proven itself. */
  readonly isTrusted: boolean;
}

export type Proof =
  /** The object's own metadata. `isExact`: in lower case, as CloudTrail writes it. */
  | { readonly kind: 'by-metadata'; readonly signature: string; readonly isExact: boolean }
  /** The successor's copy; the metadata has none, or a wrong one. */
  | { readonly kind: 'by-successor'; readonly signature: string; readonly metadata: 'lost' | 'wrong' }
  /** No signature to check. */
  | { readonly kind: 'unsigned' }
  /** No signature fits. */
  | { readonly kind: 'refuted' };

/** A signature proves by itself, wherever it was found: first the metadata's, then the successor's copy. */
export function proveSignature(content: DigestContent, key: RsaPublicKey, claim: Claim | undefined): Proof {
  const text = stringToSign(content.digest, content.sha256);
  const fits = (signatureHex: string): boolean =>
    verifyDigestSignature({ stringToSign: text, signatureHex, publicKeyDer: key }).kind === 'valid';
  const own = content.metadata['signature'];
  if (own !== undefined && fits(own)) {
    return { kind: 'by-metadata', signature: own.toLowerCase(), isExact: own === own.toLowerCase() };
  }
  if (claim !== undefined && fits(claim.signature)) {
    const signature = claim.signature.toLowerCase();
    return { kind: 'by-successor', signature, metadata: own === undefined ? 'lost' : 'wrong' };
  }
  if (own !== undefined) return { kind: 'refuted' };
  return claim?.isTrusted === true ? { kind: 'refuted' } : { kind: 'unsigned' };
}
