import type { ChainWalk, FollowedDigest, ProvenDigest } from '../chain/index.js';
import { digestName } from '../chain/index.js';
import type { FindingLog } from '../findings/index.js';

/** Ends of chains that are none: the trail was given another bucket or prefix, and went on there. */
export interface JoinedChains {
  /** Chains whose newest digest another chain follows. */
  readonly continued: ReadonlySet<ChainWalk>;
  /** Digests that are followed and lie in another folder of the location. */
  readonly found: ReadonlySet<FollowedDigest>;
}

/** Looks among the chains of one place for those that go on in another folder of the location. */
export function joinChains(walks: readonly ChainWalk[], findings: FindingLog): JoinedChains {
  const heads = new Map<string, { readonly walk: ChainWalk; readonly head: ProvenDigest }>();
  for (const walk of walks) {
    if (walk.head !== undefined) heads.set(digestName(walk.head.key), { walk, head: walk.head });
  }
  const continued = new Set<ChainWalk>();
  const found = new Set<FollowedDigest>();
  for (const { walk, followed } of walks.flatMap(followedElsewhere)) {
    const other = heads.get(followed.name);
    if (other === undefined || other.walk === walk) continue;
    found.add(followed);
    continued.add(other.walk);
    if (other.head.sha256 === followed.claim.sha256) continue;
    const { accountId, region, trailName } = walk.chain;
    const message = 'the chain goes on in another folder, where it is known with another hash';
    findings.add('CHAIN_LINK_MISMATCH', { accountId, region, trailName, key: other.head.key, message });
  }
  return { continued, found };
}

function followedElsewhere(
  walk: ChainWalk,
): readonly { readonly walk: ChainWalk; readonly followed: FollowedDigest }[] {
  const starts = walk.start.kind === 'follows' ? [walk.start] : [];
  const moves = walk.breaks.filter((gap) => gap.kind === 'elsewhere');
  return [...starts, ...moves].map((followed) => ({ walk, followed }));
}
