import {
  chainDeleted,
  digestDeleted,
  digestModified,
  metadataLost,
  newestDigestsDeleted,
} from './digest-tampers.js';
import { explainedGap, unexplainedGap } from './gap-tampers.js';
import { logAdded, logDeleted, logModified, logTruncated } from './log-tampers.js';
import type { Tamper } from './tamper.js';

/** Every way to tamper, by the name that `--tamper` takes. Those with the fewest places to be come first. */
export const tampers = {
  'explained-gap': explainedGap,
  'chain-deleted': chainDeleted,
  'unexplained-gap': unexplainedGap,
  'log-modified': logModified,
  'log-deleted': logDeleted,
  'log-truncated': logTruncated,
  'log-added': logAdded,
  'digest-modified': digestModified,
  'digest-deleted': digestDeleted,
  'newest-digests-deleted': newestDigestsDeleted,
  'metadata-lost': metadataLost,
} satisfies Readonly<Record<string, Tamper>>;

export type TamperName = keyof typeof tampers;

export const tamperNames = Object.keys(tampers) as readonly TamperName[];
