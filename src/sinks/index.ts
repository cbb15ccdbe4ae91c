/** Where alerts go: one file per kind of destination. */
export { openDeadLetterFile, type DeadLetter, type DeadLetters } from './dead-letters.js';
export { alertDocument } from './alert-document.js';
export { deliverAlert, type Delivery, type Patience, type Undelivered } from './deliver-alert.js';
export { openFileSink } from './file-sink.js';
export { openQueueSink } from './queue-sink.js';
export { type Route, routeAlert } from './route-alert.js';
export type { Sending, Sink } from './sink.js';
export { openSlackSink } from './slack-sink.js';
export { openStdoutSink } from './stdout-sink.js';
export { openTopicSink } from './topic-sink.js';
export { openWebhookSink, type WebhookOptions } from './webhook-sink.js';
