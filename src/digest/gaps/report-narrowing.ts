import type { ChainWalk } from '../chain/index.js';
import type { FindingLog } from '../findings/index.js';
import { timeText } from '../time/index.js';
import { isAboutTrail } from './explain.js';
import type { GapJudging } from './judge-gap.js';
import { eventText, recordedEvent } from './recorded-event.js';

/** Notes that a trail was told to record fewer events, which no chain shows. */
export function reportNarrowing(
  walks: readonly ChainWalk[],
  { events, expectation, findings }: GapJudging & { readonly findings: FindingLog },
): void {
  const trails = new Map(
    walks.map((walk) => [`${walk.chain.trailName} ${walk.chain.homeRegion}`, walk.chain]),
  );
  for (const event of events.filter(({ subject }) => subject.isNarrowed === true)) {
    const chain = [...trails.values()].find((chain) =>
      isAboutTrail(event, { chain, bucket: undefined, expectation }),
    );
    if (chain === undefined) continue;
    findings.add('SCOPE_REDUCED', {
      trailName: chain.trailName,
      key: event.key,
      from: timeText(event.time),
      message: `${eventText(event)}: not all management events are recorded since`,
      explainedBy: recordedEvent(event),
    });
  }
}
