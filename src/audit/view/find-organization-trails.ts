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
 * Each organization trail once, as its home Region describes it, because selectors are only asked there. A home
 * Region that could not be asked leaves all of it unknown: what other Regions show may be out of date, and hides
 * what else the home Region has. Any other Region may hide a trail of one Region only, and leaves the rest.
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
  const hidden = new Map<string, Unknown>();
  for (const { region, trails } of inRegions) {
    if (trails.kind === 'unknown') {
      hidden.set(region, trails);
      continue;
    }
    for (const trail of trails.value) {
      if (!trail.isOrganizationTrail) continue;
      if (trail.homeRegion === region || !found.has(trail.arn)) found.set(trail.arn, trail);
    }
  }
  const homeHidden = [...found.values()].find(({ homeRegion }) => hidden.has(homeRegion));
  if (homeHidden !== undefined) return hidden.get(homeHidden.homeRegion)!;
  if (found.size > 0 || (inRegions.length > 0 && hidden.size === 0)) return known([...found.values()]);
  return [...hidden.values()][0] ?? notAsked({ ...QUESTION, accountId });
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
