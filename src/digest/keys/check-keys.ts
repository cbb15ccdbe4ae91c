import { publicKeyFingerprint } from '../../cloudtrail/index.js';
import type { PublicKey } from './public-key.js';

/**
 * Why a list of keys cannot be trusted: a fingerprint is the MD5 of the key's bytes, so one that
 * differs, or stands for two keys, was not made by CloudTrail. Undefined when there is nothing wrong.
 */
export function whyUntrusted(keys: readonly PublicKey[]): string | undefined {
  const known = new Map<string, Uint8Array>();
  for (const { fingerprint, der } of keys) {
    const same = known.get(fingerprint);
    if (same !== undefined && !Buffer.from(same).equals(der))
      return `two keys have the fingerprint ${fingerprint}`;
    known.set(fingerprint, der);
    const real = publicKeyFingerprint(der);
    if (real !== fingerprint) return `the key given as ${fingerprint} has the fingerprint ${real}`;
  }
  return undefined;
}
