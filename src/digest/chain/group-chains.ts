import type { StoredDigest } from '../catalogue/index.js';
import { type ChainIdentity, chainOf } from './chain-identity.js';

export interface ChainObjects {
  readonly chain: ChainIdentity;
  readonly digests: readonly StoredDigest[];
}

/** Takes a place's digests apart by chain: hourly ones first, since backfills may follow them. */
export function groupChains(digests: readonly StoredDigest[]): readonly ChainObjects[] {
  const chains = new Map<string, { chain: ChainIdentity; digests: StoredDigest[] }>();
  const copies = new Map<string, number>();
  for (const stored of digests) {
    const chain = chainOf(stored.key);
    // A folder may hold two copies of one digest: each goes to a chain of its own.
    const time = `${chain.name} ${stored.key.endTime.getTime()}`;
    const copy = copies.get(time) ?? 0;
    copies.set(time, copy + 1);
    const name = copy === 0 ? chain.name : `${chain.name} #${copy + 1}`;
    const known = chains.get(name) ?? { chain: { ...chain, name }, digests: [] };
    chains.set(name, known);
    known.digests.push(stored);
  }
  return [...chains.values()].sort((left, right) => compareChains(left.chain, right.chain));
}

function compareChains(left: ChainIdentity, right: ChainIdentity): number {
  if (left.kind !== right.kind) return left.kind === 'standard' ? -1 : 1;
  return left.name < right.name ? -1 : 1;
}
