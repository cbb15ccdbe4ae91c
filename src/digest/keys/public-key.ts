import type { Region } from '../../cloudtrail/index.js';

/** A public key as ListPublicKeys hands it out. */
export interface PublicKey {
  /** As the source states it; `checkKeys` compares it with the bytes. */
  readonly fingerprint: string;
  /** PKCS #1 or SPKI. */
  readonly der: Uint8Array;
  readonly validFrom: Date;
  readonly validTo: Date;
}

export type PublicKeysResult =
  | { readonly kind: 'keys'; readonly keys: readonly PublicKey[] }
  /** Denied, unreachable, or not among those that were given. */
  | { readonly kind: 'unavailable'; readonly detail: string };

/** Where public keys come from: a file, or CloudTrail itself. */
export interface PublicKeySource {
  /** For the report: `public-keys.json`, `ListPublicKeys as arn:aws:…`. */
  readonly origin: string;
  /** All keys that a Region signed with at some time of the range; more than those is fine. */
  keysFor(region: Region, from: Date, to: Date): Promise<PublicKeysResult>;
}
