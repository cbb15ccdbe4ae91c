import type { CodeFacts } from './code-facts.js';

/** What can be the matter with the location as a whole, or with the look at it. */
export const LOCATION_CODES = {
  UNREADABLE: {
    verdict: 'incomplete',
    title: 'Something could not be read',
    explanation:
      'The store refused or failed: denied, throttled, broken off. That says nothing about its content.',
    next: 'Check the permissions (s3:GetObject, s3:ListBucket, kms:Decrypt) and verify again.',
  },
  FOREIGN: {
    verdict: 'note',
    title: 'Objects that are not CloudTrail’s',
    explanation: 'Their keys are not those of log or digest files, so no digest can speak of them.',
    next: 'Keep nothing else in the trail’s bucket.',
  },
  CLOCK_SKEW: {
    verdict: 'note',
    title: 'The clock of this machine is wrong',
    explanation:
      'It differs from the time of the store by more than a quarter of an hour; the store’s time was used.',
    next: 'Set the clock.',
  },
  SCOPE_REDUCED: {
    verdict: 'note',
    title: 'The trail was told to record less',
    explanation: 'The chain proves what was delivered, not that everything was recorded.',
    next: 'Ask the actor that is named.',
  },
  STALE: {
    verdict: 'note',
    title: 'Nothing new has been delivered for a while',
    explanation: 'Without --to, the range ends at the newest object, so nothing after it was judged.',
    next: 'Pass --to to have the time until then judged.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
