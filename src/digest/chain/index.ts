export { type ChainIdentity, digestName, rootOf } from './chain-identity.js';
export type {
  Break,
  ChainStart,
  ChainWalk,
  DigestCounts,
  FollowedDigest,
  MissingDigest,
  ProvenDigest,
} from './chain-walk.js';
export { isBackfill } from './compare-neighbours.js';
export { type ChainObjects, groupChains } from './group-chains.js';
export type { Attested, JudgedDigest, Judging } from './judge-digest.js';
export { damageOf, openDigest } from './read-digest.js';
export { reportChain } from './report-chain.js';
export { isInRange } from './select-digests.js';
export { traceOf } from './trace-missing.js';
export { type ChainWalking, walkChain } from './walk-chain.js';
