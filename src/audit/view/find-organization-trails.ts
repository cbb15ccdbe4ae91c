import type { Expectations } from '../expectations.js';
import {
  type AccountFacts,
  type Answer,
  chainAnswer,
  known,
  mapAnswer,
  notAsked,
  type TrailFacts,
  type Unknown,
} from '../snapshot/index.js';

/**
 * Each organization trail once, from its home Region where that is known, because selectors are only asked
 * there. A Region that could not be asked may hide a trail of one Region; it is only then that nothing is known,
 * when no other Region shows a trail either.
 */
export function findOrganizationTrails(
  management: Answer<string>,
  accounts: ReadonlyMap<string, AccountFacts>,
): Answer<readonly TrailFacts[]> {
  return chainAnswer(management, (accountId) => {
    const account = accounts.get(accountId);
    return account === undefined ? notAsked({ ...QUESTION, accountId }) : trailsOf(account);
  });
}

const QUESTION = { permission: 'cloudtrail:DescribeTrails', operation: 'DescribeTrails' };

function trailsOf({ accountId, inRegions }: AccountFacts): Answer<readonly TrailFacts[]> {
  const found = new Map<string, TrailFacts>();
  let hidden: Unknown | undefined;
  for (const { region, trails } of inRegions) {
    if (trails.kind === 'unknown') {
      hidden ??= trails;
      continue;
    }
    for (const trail of trails.value) {
      if (!trail.isOrganizationTrail) continue;
      if (trail.homeRegion === region || !found.has(trail.arn)) found.set(trail.arn, trail);
    }
  }
  if (found.size > 0 || (inRegions.length > 0 && hidden === undefined)) return known([...found.values()]);
  return hidden ?? notAsked({ ...QUESTION, accountId });
}

/** The expected one, if it is there; else one of all Regions before one of a single Region. */
export function chooseTrail(
  trails: Answer<readonly TrailFacts[]>,
  { trailArn }: Expectations,
): Answer<TrailFacts | null> {
  return mapAnswer(
    trails,
    (all) =>
      all.find(({ arn }) => arn === trailArn) ??
      all.find(({ isMultiRegionTrail }) => isMultiRegionTrail) ??
      all[0] ??
      null,
  );
}
