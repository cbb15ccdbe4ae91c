export { type ChainHead, headName, headOf } from './chain-head.js';
export type { HeadLedger, HeadRecord, LedgerContent, ProvenSpan, RecordedHead, Seal } from './head-ledger.js';
export { type History, openHistory } from './history.js';
export { openObjectLedger } from './object-ledger.js';
export { deliveredAt, isSameSeal, sealPlace } from './seal.js';
