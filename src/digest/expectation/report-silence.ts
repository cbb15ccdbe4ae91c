import { clipIntervals, hour, timeText } from '../time/index.js';
import type { Place } from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import { deliveryLag } from '../coverage/index.js';
import type { FindingLog } from '../findings/index.js';
import type { SettledRange } from '../range/index.js';
import type { Expectation } from './expected-places.js';

export interface SilenceReporting {
  readonly expectation: Expectation;
  readonly walks: ReadonlyMap<string, readonly ChainWalk[]>;
  readonly settled: SettledRange;
  readonly findings: FindingLog;
  /** True where the listing failed, so that absence means nothing. */
  readonly isHidden: (place: Place) => boolean;
  /** Places of which something worse, or milder, has been said already. */
  readonly isSpokenFor: (place: Place) => boolean;
}

/** Says which expected places have neither digests nor log files. Even an idle Region gets a digest every hour. */
export function reportSilence(reporting: SilenceReporting): void {
  const { expectation, walks, settled, findings } = reporting;
  for (const [name, place] of expectation.places) {
    const { accountId, region, membership } = place;
    const hasChain = (walks.get(name) ?? []).some(({ chain }) => expectation.whyForeign(chain) === undefined);
    if (hasChain || reporting.isSpokenFor(place) || reporting.isHidden(place)) continue;
    const isTooNew = membership.from + hour + deliveryLag > settled.knownUntil;
    if (isTooNew || clipIntervals([membership], settled.range).length === 0) continue;
    const account = expectation.accountOf(accountId)?.name ?? accountId;
    findings.add('REGION_SILENT', {
      accountId,
      region,
      message: `${account} delivers neither digests nor log files from ${region}`,
    });
  }
}

/** Says which chains nobody expects, or no longer. */
export function reportForeign({ expectation, walks, findings, settled }: SilenceReporting): void {
  for (const { chain, newestEnd } of [...walks.values()].flat()) {
    const { accountId, region, trailName } = chain;
    const leftAt = expectation.accountOf(accountId)?.leftAt?.getTime() ?? Infinity;
    const left =
      newestEnd > leftAt + hour && settled.range.to > leftAt
        ? `the account left at ${timeText(leftAt)}`
        : undefined;
    const why = expectation.whyForeign(chain) ?? left;
    if (why !== undefined) findings.add('NOT_EXPECTED', { accountId, region, trailName, message: why });
  }
}
