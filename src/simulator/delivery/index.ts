export type { DeliveredObject } from './delivered-object.js';
export { type DigestChain, makeDigestChain } from './digest-chain.js';
export { type DeliveredLog, type LogAddress, makeLogDelivery, markSeconds } from './log-delivery.js';
