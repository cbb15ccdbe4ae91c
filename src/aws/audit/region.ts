import type { RegionFacts } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { collectEventRules } from './event-rules.js';
import { collectLogGroups } from './log-groups.js';
import type { Session } from './session.js';
import { collectStacks } from './stack-sets.js';
import { collectTrails } from './trails.js';

export interface RegionQuestions {
  /** Where the account is the management account. */
  readonly withStacks: boolean;
  /** Whether detection stands here. */
  readonly withRules: boolean;
  /** The name of the hub's bus, where it stands here. */
  readonly hubBus: string | undefined;
}

export async function collectRegion(
  session: Session,
  region: Region,
  { withStacks, withRules, hubBus }: RegionQuestions,
): Promise<RegionFacts> {
  const trails = await collectTrails(session, region);
  const groups =
    trails.kind === 'unknown' ? [] : trails.value.flatMap(({ logGroupArn }) => logGroupArn ?? []);
  const own = groups.filter((arn) => {
    const [, , , home, owner] = arn.split(':');
    return home === region && owner === session.accountId;
  });
  return {
    region,
    trails,
    ...(withRules && { eventRules: await rulesOf(session, region, hubBus) }),
    ...(await collectLogGroups(session, region, own)),
    ...(withStacks && { stacks: await collectStacks(session, region) }),
  };
}

async function rulesOf(
  session: Session,
  region: Region,
  hubBus: string | undefined,
): Promise<NonNullable<RegionFacts['eventRules']>> {
  const rules = await collectEventRules(session, region, 'default');
  if (rules.kind === 'unknown' || hubBus === undefined || hubBus === 'default') return rules;
  const ofHub = await collectEventRules(session, region, hubBus);
  if (ofHub.kind === 'unknown') return ofHub;
  return { kind: 'known', value: [...rules.value, ...ofHub.value] };
}
