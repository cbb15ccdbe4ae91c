import type { WatchOptions } from '../../detection/index.js';
import { expectedRegions, type OrganizationDescription } from '../../organization/index.js';
import { readExpectation } from '../verify/read-expectation.js';
import type { WatchInvocation } from './run-watch.js';

/**
 * Who has to deliver, since when. A look goes back some days, so that a place of which nothing is there is
 * silent at once; a queue tells only of what comes, and is given its time.
 */
export async function readHeartbeat({
  options,
  globals,
  signal,
  now,
}: WatchInvocation): Promise<WatchOptions['heartbeat']> {
  if (options.heartbeat === 0) return undefined;
  const { expect } = options;
  const { organization } = await readExpectation({ expect, profile: globals.profile, signal });
  const began = options.queue === undefined ? new Date(0) : new Date(now());
  return {
    minutes: options.heartbeat,
    expected: organization === undefined ? [] : placesOf(organization, began),
  };
}

function placesOf(organization: OrganizationDescription, began: Date) {
  return organization.accounts
    .filter(({ leftAt, status }) => leftAt === undefined && status === 'ACTIVE')
    .flatMap((account) =>
      expectedRegions(organization, account).map((region) => ({
        accountId: account.accountId,
        region,
        since: account.joinedAt !== undefined && account.joinedAt > began ? account.joinedAt : began,
      })),
    );
}
