import { placeName } from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import { type Interval, minute } from '../time/index.js';
import type { Gap } from './gap.js';
import { edgeReach } from './watch-windows.js';

/**
 * Accounts of which every chain ends at about one time, and no log file is newer, while other accounts
 * go on: they may have left the organization. A single chain that ends, or logs that go on without
 * digests, look otherwise.
 */
export function silentAccounts(
  standard: readonly ChainWalk[],
  gaps: readonly Gap[],
  logTimes: ReadonlyMap<string, Interval>,
): ReadonlySet<string> {
  const ended = new Set(gaps.filter(({ kind }) => kind === 'tail').map(({ chain }) => chain.name));
  if (standard.every(({ chain }) => ended.has(chain.name))) return new Set();
  const silent = [...byAccount(standard)].filter(([, walks]) => {
    const ends = walks.map(({ newestEnd }) => newestEnd);
    const last = Math.max(...ends);
    const newestLog = Math.max(...walks.map(({ chain }) => logTimes.get(placeName(chain))?.to ?? 0));
    const endsTogether =
      walks.every(({ chain }) => ended.has(chain.name)) && last - Math.min(...ends) <= edgeReach;
    return endsTogether && newestLog <= last + 15 * minute;
  });
  return new Set(silent.map(([accountId]) => accountId));
}

function byAccount(walks: readonly ChainWalk[]): Map<string, ChainWalk[]> {
  const accounts = new Map<string, ChainWalk[]>();
  for (const walk of walks) {
    const known = accounts.get(walk.chain.accountId);
    if (known === undefined) accounts.set(walk.chain.accountId, [walk]);
    else known.push(walk);
  }
  return accounts;
}
