import { type EvidenceConsumer, NO_EMISSIONS } from '../../evidence/index.js';
import { findEvents } from './find-events.js';
import type { WatchedEvent } from './watched-event.js';

/** What travels with a log file into a worker. */
export interface AttestationTag {
  /** Names of events to look for; none for nearly every file. */
  readonly names: readonly string[];
}

/** What comes back besides the hash. */
export interface AttestationNote {
  readonly events: readonly WatchedEvent[];
}

/** Looks for events in the files that may explain something; the hashing is evidence's own work. */
export function createAttestationConsumer(): EvidenceConsumer {
  return {
    accept({ tag, content }): AttestationNote {
      const { names } = tag as AttestationTag;
      return { events: names.length === 0 ? [] : findEvents(content, names) };
    },
    takeEmissions: () => NO_EMISSIONS,
    flush: () => undefined,
  };
}
