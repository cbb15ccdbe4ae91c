import { parsePlaceName } from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import { headOf, type RecordedHead, sealPlace } from '../heads/index.js';
import { timeText } from '../time/index.js';
import { isWhole } from './known-history.js';
import type { Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';

/** Appends the heads of this run to the ledger. The last step: a run that is killed leaves nothing. */
export async function recordHeads(run: Verification, walks: DigestWalks): Promise<void> {
  const { headLedger, now, store } = run.options;
  if (headLedger === undefined) return;
  const heads = [...walks.byPlace].flatMap(([place, ofPlace]) => recordedHeads(place, ofPlace, run));
  if (heads.length === 0) return;
  const verifiedAt = timeText(now.getTime());
  await headLedger.append({ schema: 'orgtrail.chain-heads/1', verifiedAt, location: store.location, heads });
}

function recordedHeads(
  placeName: string,
  walks: readonly ChainWalk[],
  run: Verification,
): readonly RecordedHead[] {
  const place = parsePlaceName(placeName);
  const isClean = !run.findings.isSpoiled(place.accountId, place.region) && isWhole(run);
  return walks.flatMap((walk): readonly RecordedHead[] => {
    const head = headOf(walk);
    if (head === undefined) return [];
    const [only] = walk.covered;
    const isProven =
      isClean && walks.length === 1 && walk.covered.length === 1 && only?.to === walk.head?.end;
    if (!isProven || only === undefined) return [head];
    return [
      { ...head, proven: { from: timeText(only.from), seal: sealPlace(run.catalogue, place, only.to) } },
    ];
  });
}
