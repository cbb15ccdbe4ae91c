import { type CheckResult, fail, judge, pass, type Place, undecided } from '../../check/index.js';
import { ADMINISTRATOR, administratorOf, ask, STRANGER, type Verdict } from '../../questions/index.js';
import {
  type Answer,
  chainAnswer,
  type EventBusFacts,
  known,
  mapAnswer,
  notAsked,
} from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** The bus that the configuration puts the hub on; undefined when there is no configuration with one. */
export function expectedBus({ expectations, snapshot }: Audit): string | undefined {
  const { realTime, securityAccountId } = expectations;
  if (realTime?.kind !== 'hub' || securityAccountId === undefined) return undefined;
  return `arn:${snapshot.partition}:events:${realTime.region}:${securityAccountId}:event-bus/${realTime.busName}`;
}

export function isBus(arn: string): boolean {
  return arn.split(':')[2] === 'events' && arn.includes(':event-bus/');
}

/** Whether every account of the organization may send to the bus. */
export function judgeBus(arn: string, audit: Audit): readonly CheckResult[] {
  const [, , , region = '', accountId = ''] = arn.split(':');
  const place = { accountId, region, resource: arn };
  return judge(
    chainAnswer(
      busOf(arn, audit),
      (bus): Answer<Verdict | undefined> =>
        bus === undefined
          ? known(undefined)
          : chainAnswer(bus.policy, (document) =>
              mapAnswer(audit.snapshot.organization.description, ({ id }) =>
                verdictOf(arn, document, id, audit),
              ),
            ),
    ),
    (verdict) =>
      verdict === undefined
        ? fail('there is no such bus: events sent to it are lost', DEPLOY, place)
        : resultOf(verdict, place),
    place,
  );
}

const DEPLOY = 'orgtrail deploy  # step hub makes the bus and lets the organization send to it';

function busOf(arn: string, audit: Audit): Answer<EventBusFacts | undefined> {
  const [, , , region = '', accountId = ''] = arn.split(':');
  const question = {
    permission: 'events:DescribeEventBus',
    operation: 'DescribeEventBus',
    accountId,
    region,
  };
  const buses = audit.inRegion(accountId, region)?.eventBuses ?? notAsked(question);
  return chainAnswer(buses, (all) => known(all.find((bus) => bus.arn === arn)));
}

function verdictOf(
  arn: string,
  document: Parameters<typeof policyOf>[0],
  organizationId: string,
  { snapshot: { partition } }: Audit,
) {
  const principal = administratorOf({ partition, accountId: STRANGER, organizationId });
  const resource = { arn, accountId: arn.split(':')[4] ?? '', organizationId };
  return ask(
    { principal, action: 'events:PutEvents', resource },
    { identity: ADMINISTRATOR, ...policyOf(document) },
  );
}

function policyOf(document: (EventBusFacts['policy'] & { readonly kind: 'known' })['value']) {
  return document === null ? {} : { resource: { name: 'the policy of the bus', document } };
}

function resultOf(verdict: Verdict, place: Place): CheckResult {
  switch (verdict.kind) {
    case 'allowed':
      return pass('every account of the organization may send to the bus', place);
    case 'denied':
      return fail('accounts of the organization may not send to the bus', DEPLOY, place);
    case 'unknown':
      return undecided(verdict.because, place);
  }
}
