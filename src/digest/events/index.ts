export {
  type AttestationNote,
  type AttestationTag,
  createAttestationConsumer,
} from './attestation-consumer.js';
export { watchedEvent } from './find-events.js';
export { ALWAYS_WATCHED, WATCHED_NAMES, type WatchedEvent } from './watched-event.js';
