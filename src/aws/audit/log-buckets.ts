import type {
  AccountFacts,
  Answer,
  LogBucketFacts,
  OrganizationFacts,
  TrailFacts,
} from '../../audit/index.js';
import type { AccountId, OrganizationId, Region } from '../../cloudtrail/index.js';
import { enabledRegions } from './account-regions.js';
import { collectBucketContent } from './bucket-content.js';
import { findBucketOwner } from './bucket-owner.js';
import type { CollectionFrame } from './collection-options.js';
import { collectBucketSettings } from './log-bucket.js';
import { collectReplication } from './replication.js';
import type { Session } from './session.js';

/** Accounts that are tried for the owner of a bucket. */
const MOST_CANDIDATES = 25;

export interface BucketQuestions extends CollectionFrame {
  readonly managementAccountId: AccountId;
  readonly organization: OrganizationFacts;
  readonly accountFacts: readonly AccountFacts[];
  readonly enter: (accountId: AccountId) => Promise<Session>;
}

/** Where logs are delivered to: one of an organization trail, or the configuration's before there is a trail. */
export interface NamedBucket {
  readonly name: string;
  readonly prefix: string;
  readonly homeRegion: Region;
}

export async function collectLogBuckets(questions: BucketQuestions): Promise<readonly LogBucketFacts[]> {
  const buckets: LogBucketFacts[] = [];
  for (const bucket of namedBuckets(questions)) buckets.push(await collectLogBucket(questions, bucket));
  return buckets;
}

export function namedBuckets({
  accountFacts,
  managementAccountId,
  configuration,
}: Pick<BucketQuestions, 'accountFacts' | 'managementAccountId' | 'configuration'>): readonly NamedBucket[] {
  const trails = accountFacts
    .filter(({ accountId }) => accountId === managementAccountId)
    .flatMap(({ inRegions }) => inRegions.flatMap(({ trails }) => valuesOf<TrailFacts>(trails)))
    .filter(({ isOrganizationTrail, bucket }) => isOrganizationTrail && bucket !== '');
  const named = new Map<string, NamedBucket>();
  for (const { bucket, prefix, homeRegion } of trails)
    named.set(bucket, { name: bucket, prefix, homeRegion });
  if (configuration !== undefined && !named.has(configuration.logBucket.name)) {
    const { name, prefix } = configuration.logBucket;
    named.set(name, { name, prefix, homeRegion: configuration.trail.homeRegion });
  }
  return [...named.values()];
}

async function collectLogBucket(questions: BucketQuestions, bucket: NamedBucket): Promise<LogBucketFacts> {
  const candidates = candidatesFor(questions).map((accountId) => () => questions.enter(accountId));
  const { owner, session } = await findBucketOwner(bucket.name, bucket.homeRegion, candidates);
  const settings = await collectBucketSettings(session, bucket.homeRegion, bucket.name);
  const region = settings.region.kind === 'known' ? settings.region.value : bucket.homeRegion;
  const listed = { session, region, name: bucket.name };
  return {
    name: bucket.name,
    ownerAccountId: owner,
    ...settings,
    replication: await collectReplication(session, region, bucket.name, questions.enter),
    ...(await collectBucketContent(listed, expectedContent(questions, bucket))),
  };
}

/** The likeliest owners first: the configured ones, then those whose name says so. */
function candidatesFor({
  configuration,
  organization,
  managementAccountId,
}: BucketQuestions): readonly AccountId[] {
  const active = valuesOf(organization.accounts).filter(({ status }) => status === 'ACTIVE');
  const likely = active.filter(({ name }) => /log|archive|audit|trail/i.test(name));
  const others = active.filter((account) => !likely.includes(account));
  const all = [
    ...(configuration === undefined ? [] : [configuration.accounts.logArchive]),
    ...likely.map(({ accountId }) => accountId),
    managementAccountId,
    ...(configuration === undefined ? [] : [configuration.accounts.security]),
    ...others.map(({ accountId }) => accountId),
  ];
  return [...new Set(all)].slice(0, MOST_CANDIDATES);
}

function expectedContent(
  { organization, accountFacts, managementAccountId, partition, regions, now }: BucketQuestions,
  { prefix, homeRegion }: NamedBucket,
) {
  const { description } = organization;
  const organizationId: OrganizationId | undefined =
    description.kind === 'known' ? description.value.id : undefined;
  return {
    prefix,
    organizationId,
    managementAccountId,
    homeRegion,
    now,
    accounts: accountFacts.map(({ accountId, regions: own }) => ({
      accountId,
      regions: enabledRegions(own, partition).filter((region) => regions?.includes(region) ?? true),
    })),
  };
}

function valuesOf<Item>(answer: Answer<readonly Item[]>): readonly Item[] {
  return answer.kind === 'known' ? answer.value : [];
}
