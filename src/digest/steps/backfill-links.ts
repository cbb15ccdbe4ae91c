import type { ChainIdentity, ChainObjects, JudgedDigest } from '../chain/index.js';
import { digestName, isBackfill } from '../chain/index.js';
import type { FindingLog } from '../findings/index.js';

/** Compares the hashes by which backfill digests name hourly ones with those digests. */
export interface BackfillLinks {
  /** Digests of hourly chains have to be seen before those of backfills. */
  see(judged: JudgedDigest, chain: ChainIdentity): void;
}

/**
 * AWS does not document what a backfill's `previousDigest*` point to; whatever hash is given has to
 * be right. Where there are no backfills nothing is kept.
 */
export function compareBackfillLinks(chains: readonly ChainObjects[], findings: FindingLog): BackfillLinks {
  const hasBackfills = chains.some(({ chain }) => chain.kind === 'backfill');
  const hashes = new Map<string, string>();
  return {
    see({ attested, predecessor, stored }, chain) {
      if (!hasBackfills || attested === undefined) return;
      if (chain.kind === 'standard') {
        hashes.set(digestName(stored.object.key), attested.content.sha256);
        return;
      }
      if (predecessor?.kind !== 'named' || isBackfill(predecessor.name)) return;
      const known = hashes.get(predecessor.name);
      if (known === undefined || known === predecessor.claim.sha256) return;
      findings.add('CHAIN_LINK_MISMATCH', {
        accountId: chain.accountId,
        region: chain.region,
        trailName: chain.trailName,
        key: stored.object.key,
        message: `backfill digest: it knows ${predecessor.name} with another hash`,
      });
    },
  };
}
