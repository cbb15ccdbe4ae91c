import type { CodeFacts } from './code-facts.js';

/** What can be the matter with a log file. */
export const LOG_CODES = {
  LOG_MODIFIED: {
    verdict: 'tamper',
    title: 'A log file was changed',
    explanation: 'Its content does not have the hash that the signed digest lists.',
    next: 'Treat what the file says as untrue. Look for another copy (replication, backup) and for who may write to the bucket.',
  },
  LOG_TRUNCATED: {
    verdict: 'tamper',
    title: 'A log file was cut off',
    explanation: 'The compressed data ends before its end.',
    next: 'Look for another copy. If the location is a copy itself, copy the object again first.',
  },
  LOG_EMPTIED: {
    verdict: 'tamper',
    title: 'A log file was emptied',
    explanation: 'The object is there and holds no bytes; CloudTrail never delivers such a file.',
    next: 'Look for another copy and for who replaced the object.',
  },
  LOG_OVERSIZE: {
    verdict: 'tamper',
    title: 'A log file was replaced by something far too large',
    explanation: 'CloudTrail writes at most 50 MB before compression. Reading stopped at 64 MiB.',
    next: 'Do not open the object with other tools. Look for another copy and for who replaced it.',
  },
  LOG_MISSING: {
    verdict: 'tamper',
    title: 'A log file is gone',
    explanation: 'A signed digest lists it; nothing is stored under its key and no version is left.',
    next: 'Look for another copy and for who may delete from the bucket.',
  },
  LOG_DELETED_RECOVERABLE: {
    verdict: 'tamper',
    title: 'A log file was deleted and can be restored',
    explanation: 'A delete marker hides it; an older version has the hash that the signed digest lists.',
    next: 'Remove the delete marker or copy the version that is named, and find out who deleted the object.',
  },
  LOG_OVERWRITTEN_RECOVERABLE: {
    verdict: 'tamper',
    title: 'A log file was overwritten and can be restored',
    explanation:
      'The newest version is another file; an older version has the hash that the signed digest lists.',
    next: 'Copy the version that is named over the newest, and find out who wrote that one.',
  },
  TRAILING_DATA: {
    verdict: 'tamper',
    title: 'Data was appended to a file',
    explanation:
      'Behind the compressed data that the signature covers stand further bytes. Some readers take them for records, others do not see them.',
    next: 'Believe the first part only. Ingest refuses such a file; look for who appended to it.',
  },
  CONTAINER_DAMAGED: {
    verdict: 'tamper',
    title: 'The compressed container of a file was damaged',
    explanation:
      'The content is the one that was signed, but the checksum or length stored with it is cut off or wrong.',
    next: 'The content can be believed. Find out how the object came to be rewritten.',
  },
  LOG_EXPIRED: {
    verdict: 'incomplete',
    title: 'A log file has expired',
    explanation: 'It is gone, and a lifecycle rule of the bucket explains that by its age.',
    next: 'Keep logs at least as long as digests if they are to be proven later.',
  },
  LOG_ARCHIVED: {
    verdict: 'incomplete',
    title: 'A log file is in an archive',
    explanation: 'Objects in Glacier and Deep Archive cannot be read until they are restored.',
    next: 'Restore the object (aws s3api restore-object) and verify again.',
  },
  UNLISTED: {
    verdict: 'tamper',
    title: 'A log file that no digest lists',
    explanation:
      'It was stored in an hour whose signed digests list every file that CloudTrail delivered; this one is not among them.',
    next: 'Suspect a forged file. Verify again after 24 hours, when a backfill digest may have come, and find out who wrote the object.',
  },
  CONFLICTING_ATTESTATION: {
    verdict: 'tamper',
    title: 'Two digests list one log file with different hashes',
    explanation: 'Both digests are signed; at most one content can have been delivered.',
    next: 'Report it to AWS Support with both digests.',
  },
  SCOPE_MISMATCH: {
    verdict: 'tamper',
    title: 'A signed digest speaks of another account, Region or organization',
    explanation: 'What it lists, or what it says of itself, does not fit the place where it lies.',
    next: 'Look at how the trail or a copy of it was routed; report it to AWS Support if nothing explains it.',
  },
  UNATTESTED: {
    verdict: 'incomplete',
    title: 'Log files of an hour whose digest proves nothing',
    explanation: 'Their digest was changed, damaged or could not be checked, so nobody vouches for them.',
    next: 'See the finding about the digest of that hour.',
  },
  NOT_COVERED: {
    verdict: 'incomplete',
    title: 'Log files of hours without a digest',
    explanation:
      'No digest speaks of the time in which they were stored: validation was off, or digests are missing.',
    next: 'Switch log file validation on. Compare with CloudTrail Event history (90 days) if it matters.',
  },
  AMBIGUOUS: {
    verdict: 'incomplete',
    title: 'Log files that may belong to a trail without validation',
    explanation:
      'Another trail delivers to the same prefix, and the names of log files do not say whose they are.',
    next: 'Give each trail a prefix of its own and switch validation on for both.',
  },
  CATEGORY_NOT_DIGESTED: {
    verdict: 'note',
    title: 'Log files of a category that no digest lists',
    explanation:
      'No digest of this location lists Insights, network activity or aggregated events of this kind; AWS does not say whether it digests them.',
    next: 'Do not take these files for proven.',
  },
  REWRITTEN: {
    verdict: 'note',
    title: 'A file was stored again with the same content',
    explanation:
      'It was written later than CloudTrail writes it, or in several versions. Its content is the one that was signed.',
    next: 'Find out which process rewrites objects; readers of the container (ETag, replication) may be affected.',
  },
  NOT_GZIPPED: {
    verdict: 'note',
    title: 'A file is stored without compression',
    explanation: 'Its content is the one that was signed. Tools that expect gzip may fail.',
    next: 'Store it compressed, or under a name without .gz.',
  },
  SWAPPED: {
    verdict: 'note',
    title: 'A log file holds what belongs to another key',
    explanation: 'Its content has the hash that a digest lists for the other key.',
    next: 'Both contents are known: copy each to its own key.',
  },
  PENDING: {
    verdict: 'note',
    title: 'Too new to be proven',
    explanation: 'The digest of the last hour has not come yet; CloudTrail delivers it within two hours.',
    next: 'Verify again later.',
  },
  RACE: {
    verdict: 'note',
    title: 'An object changed while it was being read',
    explanation: 'Two readings gave different objects; the later one was judged.',
    next: 'Verify again. CloudTrail does not change what it has delivered.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
