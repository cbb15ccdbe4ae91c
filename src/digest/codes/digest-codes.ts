import type { CodeFacts } from './code-facts.js';

/** What can be the matter with a single digest file. */
export const DIGEST_CODES = {
  DIGEST_MODIFIED: {
    verdict: 'tamper',
    title: 'A digest file was changed',
    explanation: 'Its signature does not fit, or the digest after it knows it with another hash.',
    next: 'The log files of that hour are not proven. Look for another copy of the digest and for who replaced it.',
  },
  DIGEST_MISSING: {
    verdict: 'tamper',
    title: 'A digest file is gone',
    explanation: 'The digests around it show that it existed.',
    next: 'Look for another copy or an older version. Its hash and signature stand in the digest after it.',
  },
  DIGEST_MISPLACED: {
    verdict: 'tamper',
    title: 'A digest file lies under a key that is not its own',
    explanation: 'It is genuine, but of another hour, account, Region or trail: a replay.',
    next: 'The hour of this key is not proven. Find out who copied the object there.',
  },
  DIGEST_CORRUPT: {
    verdict: 'tamper',
    title: 'A digest file cannot be read as one',
    explanation: 'It is not whole gzip with a JSON object of the documented form.',
    next: 'Copy the object again if this is a copy; otherwise look for an older version.',
  },
  MALFORMED: {
    verdict: 'tamper',
    title: 'A digest names only parts of its predecessor',
    explanation: 'The five fields about the previous digest are null together or not at all.',
    next: 'Look for another copy of the digest and for who replaced it.',
  },
  METADATA_ALTERED: {
    verdict: 'tamper',
    mayBe: 'note',
    title: 'Metadata of a digest object was altered',
    explanation:
      'The content is proven by the copy of the signature in the next digest, or the field that differs proves nothing.',
    next: 'The digest can be believed. Find out who rewrote the object.',
  },
  METADATA_LOST: {
    verdict: 'note',
    title: 'Digests without the metadata that carries their signature',
    explanation: 'They are proven by the copy of the signature that each next digest holds.',
    next: 'Copy with `orgtrail copy`, which keeps what a plain sync loses.',
  },
  UNSIGNED_HEAD: {
    verdict: 'incomplete',
    title: 'A digest whose signature is nowhere to be found',
    explanation: 'Its metadata is lost, and no later digest holds a copy of the signature.',
    next: 'Copy it again with `orgtrail copy`, or verify again when the next digest is there.',
  },
  ALGORITHM_UNSUPPORTED: {
    verdict: 'tamper',
    title: 'A digest claims another signature algorithm',
    explanation: 'CloudTrail signs with SHA256withRSA only; anything else would make forging easier.',
    next: 'Treat the digest as forged.',
  },
  RELOCATED: {
    verdict: 'incomplete',
    title: 'Digests were delivered elsewhere',
    explanation:
      'Their signatures are valid, but they name another bucket or prefix than the one they lie in.',
    next: 'If this is a copy, say so with --map old-bucket=new-bucket.',
  },
  MAPPED: {
    verdict: 'note',
    title: 'Digests were read as those of another bucket',
    explanation: 'They name the bucket that --map names, and everything else fits.',
    next: 'Nothing.',
  },
  KEY_UNKNOWN: {
    verdict: 'incomplete',
    title: 'The public key of a digest is not known',
    explanation: 'No public key of its Region has the fingerprint that it names.',
    next: 'Get the keys of the whole time from aws cloudtrail list-public-keys, in the Region of the digest.',
  },
  KEY_OUT_OF_WINDOW: {
    verdict: 'tamper',
    title: 'A digest is signed with a key that was not valid then',
    explanation: 'The signature fits, but CloudTrail used another key at that time.',
    next: 'Check where the public keys come from; then treat the digest as forged.',
  },
  KEY_SOURCE_UNTRUSTED: {
    verdict: 'incomplete',
    title: 'The public keys contradict themselves',
    explanation:
      'A key does not have the fingerprint that it is given with, or one fingerprint stands for two keys.',
    next: 'Get the keys anew from AWS over a connection that you trust.',
  },
  KEYS_UNAVAILABLE: {
    verdict: 'incomplete',
    title: 'There are no public keys for a Region',
    explanation: 'Without them no signature of that Region can be checked.',
    next: 'Allow cloudtrail:ListPublicKeys there, or add the Region to the file of --public-keys.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
