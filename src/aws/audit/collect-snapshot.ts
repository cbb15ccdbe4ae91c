import { setMaxListeners } from 'node:events';
import type {
  AccountFacts,
  Answer,
  CatalogFacts,
  IntegritySample,
  LogBucketFacts,
  Snapshot,
} from '../../audit/index.js';
import type { AccountId } from '../../cloudtrail/index.js';
import { partitionOf } from '../../organization/index.js';
import { forEachSideBySide } from '../../storage/index.js';
import { configuredRegion } from '../s3-client.js';
import { type Access, openAccess } from './access.js';
import { collectAccount } from './account.js';
import { collectKeys } from './all-keys.js';
import { collectCatalog } from './catalogs.js';
import {
  ACCOUNTS_AT_ONCE,
  type CollectionFrame,
  type CollectionOptions,
  READER_ROLE,
  REQUESTS_AT_ONCE,
} from './collection-options.js';
import { billingRegion, organizationsRegion } from './endpoints.js';
import { followLeads } from './follow-leads.js';
import { collectLogBuckets } from './log-buckets.js';
import { collectOrganization, describeOrganization } from './organization.js';
import { accountQuestions, accountsToAsk, configuredLeads } from './questions.js';
import { collectStackSets } from './stack-sets.js';
import { collectUsage } from './usage.js';

/**
 * What AWS says of the organization's CloudTrail at one moment. Whatever is denied, or fails, is unknown and nothing
 * else is; nothing is changed. Throws a UserError only when the caller's own credentials are of no use.
 */
export async function collectSnapshot(options: CollectionOptions): Promise<Snapshot> {
  // Every request under way listens to it, and Node would warn of a leak after ten.
  setMaxListeners(0, options.signal);
  const frame = await frameOf(options);
  const access = await openAccess({
    ...options,
    ...frame,
    roleName: options.roleName ?? READER_ROLE,
    requestsAtOnce: options.requestsAtOnce ?? REQUESTS_AT_ONCE,
  });
  try {
    return await collect(access, frame, options);
  } finally {
    access.close();
  }
}

async function frameOf(options: CollectionOptions): Promise<CollectionFrame> {
  const { configuration, accounts, regions, now } = options;
  const homeRegion =
    options.homeRegion ??
    configuration?.trail.homeRegion ??
    ((await configuredRegion(options.profile)) as CollectionFrame['homeRegion']);
  const partition = configuration?.partition ?? partitionOf(homeRegion);
  return { partition, homeRegion, configuration, accounts, regions, now };
}

async function collect(
  access: Access,
  frame: CollectionFrame,
  { report = () => {} }: CollectionOptions,
): Promise<Snapshot> {
  const { partition, homeRegion, now } = frame;
  const regions = { organizations: organizationsRegion(partition), home: homeRegion };
  report({ kind: 'organization' });
  const description = await describeOrganization(access.caller, regions.organizations);
  const management =
    description.kind === 'known' ? description.value.managementAccountId : access.caller.accountId;
  const lead = await access.enter(management);
  const organization = await collectOrganization(access.caller, lead, regions, description);
  const asked = accountsToAsk(organization, management, frame);
  const found = await collectAccounts(access, frame, asked, management, report);
  const accounts = await followLeads(found, configuredLeads(frame.configuration), access.enter);
  report({ kind: 'buckets' });
  const questions = { ...frame, managementAccountId: management, organization, accountFacts: accounts };
  const logBuckets = await collectLogBuckets({ ...questions, enter: access.enter });
  report({ kind: 'rest' });
  return {
    schema: 'orgtrail.snapshot/1',
    takenAt: now.toISOString(),
    partition,
    organization,
    accounts,
    logBuckets,
    keys: await collectKeys(accounts, logBuckets, access.enter),
    stackSets: await collectStackSets(lead, homeRegion),
    catalogs: await collectCatalogs(access, frame, logBuckets, management),
    usage: await collectUsage(lead, billingRegion(partition), now),
    integrity: noIntegrity(management),
  };
}

/** Connections of an account are given back as soon as it is done, so that only a few are open at a time. */
async function collectAccounts(
  access: Access,
  frame: CollectionFrame,
  asked: readonly AccountId[],
  management: AccountId,
  report: NonNullable<CollectionOptions['report']>,
): Promise<readonly AccountFacts[]> {
  const found = new Map<AccountId, AccountFacts>();
  report({ kind: 'accounts', done: 0, total: asked.length });
  await forEachSideBySide(each(asked), ACCOUNTS_AT_ONCE, async (accountId) => {
    const session = await access.enter(accountId);
    found.set(accountId, await collectAccount(session, accountQuestions(frame, accountId, management)));
    session.release();
    report({ kind: 'accounts', done: found.size, total: asked.length });
  });
  return asked.map((accountId) => found.get(accountId)!);
}

/** In the accounts of the log buckets, and in the management account, where tables and results do not belong. */
async function collectCatalogs(
  access: Access,
  { homeRegion }: CollectionFrame,
  buckets: readonly LogBucketFacts[],
  management: AccountId,
): Promise<readonly CatalogFacts[]> {
  const names = buckets.map(({ name }) => name);
  const catalogs: CatalogFacts[] = [];
  const asked = new Set<string>();
  const ask = async (accountId: AccountId, region: CollectionFrame['homeRegion']): Promise<void> => {
    if (asked.has(`${accountId} ${region}`)) return;
    asked.add(`${accountId} ${region}`);
    catalogs.push(await collectCatalog(await access.enter(accountId), region, names));
  };
  for (const { ownerAccountId, region } of buckets) {
    const owner = valueOf(ownerAccountId);
    const place = valueOf(region) ?? homeRegion;
    if (owner !== undefined && owner !== null) await ask(owner, place);
    await ask(management, place);
  }
  return catalogs;
}

function valueOf<Value>(answer: Answer<Value>): Value | undefined {
  return answer.kind === 'known' ? answer.value : undefined;
}

/** Chains are verified by another verb, which reads log files; an audit does not. */
function noIntegrity(accountId: AccountId): Answer<IntegritySample> {
  const question = { permission: 's3:GetObject', operation: 'GetObject', accountId };
  return { kind: 'unknown', reason: 'not-asked', ...question, message: 'an audit reads no log file' };
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
