export { EVENT_COLUMNS, type EventColumn } from './event-columns.js';
export { eventSelect, GENERIC_READER, type Reader, TYPED_READER } from './readers.js';
