import type { CodeFacts } from './code-facts.js';

/** What can be the matter with a chain of digests, or with the want of one. */
export const CHAIN_CODES = {
  CHAIN_ABSENT: {
    verdict: 'tamper',
    title: 'Log files without any digest',
    explanation: 'The trail writes digests elsewhere, and here it delivered log files; all digests are gone.',
    next: 'Look for other copies of the digests and for who may delete from the bucket.',
  },
  REGION_SILENT: {
    verdict: 'incomplete',
    title: 'An account or Region delivers nothing',
    explanation: 'It is expected to; even an idle Region gets a digest every hour.',
    next: 'Check the trail there, and that the account is in the organization and the Region enabled.',
  },
  CHAIN_LINK_MISMATCH: {
    verdict: 'tamper',
    title: 'A digest is not the one that the next digest follows',
    explanation: 'It is signed, but the next digest knows its predecessor with another hash or signature.',
    next: 'The hour of this digest is not proven. Look for another copy of it.',
  },
  CHAIN_INVALID: {
    verdict: 'tamper',
    title: 'A chain of digests goes astray',
    explanation: 'A digest names as its predecessor itself, a later digest or one of another chain.',
    next: 'Report it to AWS Support with the digest.',
  },
  TEMPORAL_GAP: {
    verdict: 'incomplete',
    title: 'Two linked digests leave time between them',
    explanation: 'The later one follows the earlier, but begins after its end.',
    next: 'Log files of that time are not proven. Compare with CloudTrail Event history (90 days).',
  },
  GAP_EXPLAINED: {
    verdict: 'incomplete',
    title: 'A gap that a recorded event explains',
    explanation: 'Logging or validation was switched off, by an event that stands in a proven log file.',
    next: 'Ask the actor that is named. What happened in the gap is not proven.',
  },
  GAP_UNEXPLAINED: {
    verdict: 'tamper',
    title: 'A gap that nothing explains',
    explanation: 'The chain ends and begins anew, and no proven log file says why.',
    next: 'Suspect deletion of digests and logs. Compare with CloudTrail Event history (90 days).',
  },
  TAIL_TRUNCATED: {
    verdict: 'tamper',
    title: 'The end of a chain was cut off',
    explanation:
      'Logging was stopped or started later than the last digest before the gap, so digests of the time between are gone.',
    next: 'Look for other copies of that time, and for who may delete from the bucket.',
  },
  TAIL_MISSING: {
    verdict: 'tamper',
    title: 'The newest digests are missing',
    explanation: 'The chain ends earlier than it should, and nothing explains it.',
    next: 'Check GetTrailStatus (LatestDigestDeliveryError) in that Region; without an error suspect deletion.',
  },
  ACCOUNT_SILENT: {
    verdict: 'incomplete',
    title: 'An account stopped delivering in all its Regions',
    explanation:
      'All its chains end at one time, as when an account leaves the organization; no event says so.',
    next: 'Check in Organizations whether and when the account left.',
  },
  NOT_EXPECTED: {
    verdict: 'note',
    title: 'Outside of what is expected',
    explanation: 'The account, Region or trail is not, or no longer, part of what should deliver here.',
    next: 'Nothing, if you know why.',
  },
  JOINED: {
    verdict: 'note',
    title: 'A chain that begins later than others',
    explanation: 'It begins with a signed starting digest, as when an account joins or a Region is enabled.',
    next: 'Nothing, if you know why. What lies before is not covered by this chain.',
  },
  OTHER_ROOT: {
    verdict: 'note',
    title: 'Log files beside the trail',
    explanation:
      'They lie below another AWSLogs/ folder than that of the expected trail, and no digest speaks of them.',
    next: 'If another trail delivers there, switch validation on for it.',
  },
  UNANCHORED_START: {
    verdict: 'note',
    title: 'A chain whose beginning lies outside',
    explanation: 'Its oldest digest follows one that is older than the range, or than all that is kept.',
    next: 'Nothing; begin earlier with --from if older digests are kept.',
  },
  PREDECESSOR_ELSEWHERE: {
    verdict: 'incomplete',
    title: 'A chain that began in another bucket or prefix',
    explanation: 'The trail was pointed here; the digests before lie outside of this location.',
    next: 'Verify the other location as well, or name it with --map.',
  },
  PENDING_REDELIVERY: {
    verdict: 'incomplete',
    title: 'Missing digests that may still be delivered',
    explanation: 'Delivery to the bucket failed at that time; CloudTrail tries again for up to 30 days.',
    next: 'Check the bucket policy and LatestDigestDeliveryError, and verify again later.',
  },
  HISTORY_REWRITTEN: {
    verdict: 'tamper',
    title: 'What an earlier run verified is no longer there',
    explanation:
      'The newest digest of that run is gone or has another hash or signature, whatever the chain says now.',
    next: 'Keep the ledger of heads safe; it is the proof. Look for other copies from that time.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
