import type { AccountFacts, RegionFacts } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import type { Partition } from '../../organization/index.js';
import { forEachSideBySide } from '../../storage/index.js';
import { collectRegions, enabledRegions } from './account-regions.js';
import { identityRegion } from './endpoints.js';
import { collectRegion, type RegionQuestions } from './region.js';
import { collectAdministrators, collectRoles, collectTrailServiceRole } from './roles.js';
import type { Session } from './session.js';

export interface AccountQuestions {
  readonly partition: Partition;
  readonly homeRegion: Region;
  /** Where it is looked; every Region that the account has when it is undefined. */
  readonly onlyRegions: readonly Region[] | undefined;
  readonly isManagement: boolean;
  /** Roles that the configuration names there, without their path. */
  readonly roleNames: readonly string[];
  readonly inRegion: (region: Region) => Omit<RegionQuestions, 'withStacks'>;
}

const REGIONS_AT_ONCE = 4;

export async function collectAccount(session: Session, questions: AccountQuestions): Promise<AccountFacts> {
  const { partition, isManagement } = questions;
  const global = identityRegion(partition);
  const regions = await collectRegions(session, questions.homeRegion);
  const inRegions = await collectEachRegion(session, questions, enabledRegions(regions, partition));
  const roles = [...questions.roleNames, ...logRoleNames(session, inRegions)];
  return {
    accountId: session.accountId,
    regions,
    trailServiceRole: await collectTrailServiceRole(session, global),
    roles: await collectRoles(session, global, roles),
    ...(isManagement && { administrators: await collectAdministrators(session, global, partition) }),
    inRegions,
  };
}

async function collectEachRegion(
  session: Session,
  { onlyRegions, isManagement, inRegion }: AccountQuestions,
  enabled: readonly Region[],
): Promise<readonly RegionFacts[]> {
  const wanted = enabled.filter((region) => onlyRegions?.includes(region) ?? true);
  const found = new Map<Region, RegionFacts>();
  await forEachSideBySide(each(wanted), REGIONS_AT_ONCE, async (region) => {
    const questions = { ...inRegion(region), withStacks: isManagement };
    found.set(region, await collectRegion(session, region, questions));
  });
  return wanted.map((region) => found.get(region)!);
}

/** Of the roles with which trails write to log groups those that belong to the account. */
function logRoleNames({ accountId }: Session, inRegions: readonly RegionFacts[]): readonly string[] {
  return inRegions
    .flatMap(({ trails }) => (trails.kind === 'known' ? trails.value : []))
    .flatMap(({ logRoleArn }) => logRoleArn ?? [])
    .filter((arn) => arn.split(':')[4] === accountId)
    .map((arn) => arn.split('/').at(-1)!);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
