import type { Anomaly } from '../../cost/index.js';

/** What a kind of anomaly is, and what to do about it. */
export const ANOMALY_KINDS: Readonly<
  Record<Anomaly['kind'], { readonly title: string; readonly next: string }>
> = {
  'duplicate-trail': {
    title: 'a second trail',
    next: 'Delete the trail that nobody needs; the organization trail records the same events for free.',
  },
  'retry-loop': {
    title: 'a retry loop',
    next: 'One principal calls one API again and again in vain: give it the permission, or let it wait between tries.',
  },
  'launch-burst': {
    title: 'a burst of launches, as for mining',
    next: 'Find out who holds the credentials; if nobody does this on purpose, disable them and stop the machines.',
  },
  'new-scanner': {
    title: 'a new scanner',
    next: 'A principal that was not there before reads everything: make sure that you know it, then let it read less often.',
  },
  volume: {
    title: 'more events than usual',
    next: 'See who causes them below.',
  },
};
