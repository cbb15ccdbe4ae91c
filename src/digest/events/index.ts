export {
  type AttestationNote,
  type AttestationTag,
  createAttestationConsumer,
} from './attestation-consumer.js';
export { ALWAYS_WATCHED, WATCHED_NAMES, type WatchedEvent } from './watched-event.js';
