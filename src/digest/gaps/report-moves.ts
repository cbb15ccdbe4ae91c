import { addressText } from '../address/index.js';
import type { ChainWalk } from '../chain/index.js';
import type { FindingLog } from '../findings/index.js';
import { timeText } from '../time/index.js';
import type { JoinedChains } from './join-chains.js';

/** Chains that went through another bucket for a while, which is not part of the location. */
export function reportMoves({ chain, breaks }: ChainWalk, joined: JoinedChains, findings: FindingLog): void {
  for (const found of breaks) {
    if (found.kind !== 'elsewhere' || joined.found.has(found)) continue;
    const { accountId, region, trailName } = chain;
    findings.add('PREDECESSOR_ELSEWHERE', {
      accountId,
      region,
      trailName,
      from: timeText(found.from),
      to: timeText(found.to),
      message: `from ${timeText(found.from)} to ${timeText(found.to)} the chain is in another place: ${addressText(found.address)}`,
    });
  }
}
