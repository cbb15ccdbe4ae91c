export { compress } from './compress.js';
export type { DeliveredObject } from './delivered-object.js';
export {
  type ChainAddress,
  type DigestChain,
  digestKey,
  digestPhase,
  makeDigestChain,
} from './digest-chain.js';
export {
  type DeliveredLog,
  deliveryMark,
  type LogAddress,
  logKey,
  makeLogDelivery,
  markSeconds,
} from './log-delivery.js';
export type { LoggingGap } from './logging-gap.js';
