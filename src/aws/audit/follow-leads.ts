import type { AccountFacts, Answer, EventBusFacts, RegionFacts, TopicFacts } from '../../audit/index.js';
import { type AccountId, parseAccountId, parseRegion, type Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import { collectEventBus } from './event-rules.js';
import type { Session } from './session.js';
import { collectTopic } from './topics.js';

interface Lead {
  readonly accountId: AccountId;
  readonly region: Region;
  readonly service: 'events' | 'sns';
  readonly arn: string;
}

/**
 * Topics and buses are named by what was found in other accounts and Regions, so that they are asked for last. Those
 * of accounts outside of the organization are left alone.
 */
export async function followLeads(
  accounts: readonly AccountFacts[],
  configured: readonly string[],
  enter: (accountId: AccountId) => Promise<Session>,
): Promise<readonly AccountFacts[]> {
  const leads = [...new Set([...configured, ...accounts.flatMap(leadsOf)])].flatMap(
    (arn) => readLead(arn) ?? [],
  );
  const followed: AccountFacts[] = [];
  for (const account of accounts) {
    const own = leads.filter(({ accountId }) => accountId === account.accountId);
    followed.push(own.length === 0 ? account : await follow(account, own, enter));
  }
  return followed;
}

function leadsOf({ inRegions }: AccountFacts): readonly string[] {
  return inRegions.flatMap(({ trails, eventRules, alarms }) => [
    ...valuesOf(trails).flatMap(({ topicArn }) => topicArn ?? []),
    ...valuesOf(eventRules).flatMap(({ targets }) => valuesOf(targets)),
    ...valuesOf(alarms).flatMap(({ actions }) => actions),
  ]);
}

function valuesOf<Item>(answer: Answer<readonly Item[]> | undefined): readonly Item[] {
  return answer?.kind === 'known' ? answer.value : [];
}

/** `arn:aws:sns:us-east-1:111122223333:alerts`, `arn:aws:events:us-east-1:111122223333:event-bus/hub` */
function readLead(arn: string): Lead | undefined {
  const [, , service, place, owner, resource = ''] = arn.split(':');
  const accountId = parseAccountId(owner ?? '');
  const region = parseRegion(place ?? '');
  if (accountId === undefined || region === undefined) return undefined;
  if (service === 'sns') return { accountId, region, service, arn };
  const isBus = service === 'events' && resource.startsWith('event-bus/');
  return isBus ? { accountId, region, service, arn } : undefined;
}

async function follow(
  account: AccountFacts,
  leads: readonly Lead[],
  enter: (accountId: AccountId) => Promise<Session>,
): Promise<AccountFacts> {
  const session = await enter(account.accountId);
  const inRegions: RegionFacts[] = [];
  for (const facts of account.inRegions) {
    const here = leads.filter(({ region }) => region === facts.region);
    inRegions.push(here.length === 0 ? facts : await followInRegion(session, facts, here));
  }
  session.release();
  return { ...account, inRegions };
}

async function followInRegion(
  session: Session,
  facts: RegionFacts,
  leads: readonly Lead[],
): Promise<RegionFacts> {
  const of = (service: Lead['service']) =>
    leads
      .filter((lead) => lead.service === service)
      .map(({ arn }) => arn)
      .sort();
  const topics: TopicFacts[] = [];
  for (const arn of of('sns')) topics.push(await collectTopic(session, facts.region, arn));
  const buses = of('events').map((arn) => arn.slice(arn.indexOf('event-bus/') + 'event-bus/'.length));
  return {
    ...facts,
    ...(buses.length > 0 && { eventBuses: await busesOf(session, facts.region, buses) }),
    ...(topics.length > 0 && { topics }),
  };
}

async function busesOf(
  session: Session,
  region: Region,
  names: readonly string[],
): Promise<Answer<readonly EventBusFacts[]>> {
  const buses: EventBusFacts[] = [];
  for (const name of names) {
    const answer = await collectEventBus(session, region, name);
    if (answer.kind === 'unknown') return answer;
    buses.push(...answer.value);
  }
  return known(buses);
}
