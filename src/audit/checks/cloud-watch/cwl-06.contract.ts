import {
  denied,
  HOME,
  HUB_BUS,
  MEMBER,
  OTHER,
  SECURITY,
  valueOf,
  type Draft,
} from '../../example/example-snapshot.contract.js';
import { known, type EventRuleFacts, type RegionFacts } from '../../snapshot/index.js';
import { accountId } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { watched, withLogGroup } from './with-log-group.contract.js';

function hub(draft: Parameters<typeof watched>[0]): Draft<RegionFacts> {
  const account = draft.accounts.find((each) => each.accountId === SECURITY)!;
  return account.inRegions.find(({ region }) => region === HOME)!;
}

const HUB = {
  realTime: { kind: 'hub', busName: HUB_BUS.split('/')[1]!, region: HOME },
  securityAccountId: accountId('333333333333'),
} as const;

/** The accounts in their order: management, log archive, security, the member. */
function placesOf(draft: Parameters<typeof watched>[0], region: string): Draft<RegionFacts>[] {
  return draft.accounts.flatMap(({ inRegions }) => inRegions.filter((facts) => facts.region === region));
}

function rules({ eventRules }: Draft<RegionFacts>): Draft<EventRuleFacts>[] {
  return valueOf<Draft<EventRuleFacts>[]>(eventRules as never);
}

export const cases: readonly CheckCase[] = [
  { name: 'every place sends to the hub', status: 'pass', says: [/in 8 places/, /may send to the bus/] },
  { name: 'the configuration names the hub', expectations: HUB, status: 'pass' },
  {
    name: 'the configuration names another hub',
    expectations: { ...HUB, realTime: { kind: 'hub', busName: 'other', region: HOME } },
    status: 'fail',
    says: [/no rule sends events to arn:aws:events:us-east-1:333333333333:event-bus\/other/, /no such bus/],
  },
  {
    name: 'detection stands in one Region only, as configured',
    change: (draft) => {
      for (const facts of placesOf(draft, OTHER)) facts.eventRules = known([]);
    },
    expectations: { ...HUB, detectionRegions: [HOME] },
    status: 'pass',
    says: [/in 4 places/],
  },
  {
    name: 'one Region has no rule',
    change: (draft) => {
      placesOf(draft, OTHER)[3]!.eventRules = known([]);
    },
    status: 'fail',
    says: [/no rule looks at/],
    places: [`${MEMBER} ${OTHER}`],
  },
  {
    name: 'one rule looks at something else',
    change: (draft) => {
      rules(placesOf(draft, HOME)[3]!)[0]!.pattern = '{"source":["aws.ec2"],"detail-type":["EC2 Spot"]}';
    },
    status: 'fail',
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'one rule is disabled',
    change: (draft) => {
      rules(placesOf(draft, HOME)[3]!)[0]!.state = 'DISABLED';
    },
    status: 'fail',
    says: [/rule orgtrail-trl-01 is DISABLED/],
  },
  {
    name: 'one rule has no target',
    change: (draft) => {
      rules(placesOf(draft, HOME)[3]!)[0]!.targets = known([]);
    },
    status: 'fail',
    says: [/sends events to anywhere/],
  },
  {
    name: 'the bus is gone',
    change: (draft) => {
      hub(draft).eventBuses = known([]);
    },
    status: 'fail',
    says: [/no such bus/],
  },
  {
    name: 'the bus lets nobody in',
    change: (draft) => {
      valueOf<{ policy: unknown }[]>(hub(draft).eventBuses as never)[0]!.policy = known(null);
    },
    status: 'fail',
    says: [/may not send to the bus/],
  },
  {
    name: 'no account has a rule, and nothing else watches',
    change: (draft) => {
      for (const { inRegions } of draft.accounts) for (const facts of inRegions) facts.eventRules = known([]);
    },
    status: 'fail',
    says: [/in no account and Region/],
    places: [''],
  },
  {
    name: 'no account has a rule, and a log group is watched',
    change: withLogGroup((draft) => {
      for (const { inRegions } of draft.accounts) for (const facts of inRegions) facts.eventRules = known([]);
    }),
    status: 'not-applicable',
  },
  {
    name: 'orgtrail.yaml asks for nothing in real time',
    change: (draft) => {
      for (const facts of placesOf(draft, HOME)) facts.eventRules = known([]);
    },
    expectations: { realTime: { kind: 'none' } },
    status: 'not-applicable',
  },
  {
    name: 'the rules of one place may not be listed',
    change: (draft) => {
      placesOf(draft, HOME)[3]!.eventRules = denied('events:ListRules', MEMBER, HOME);
    },
    status: 'unknown',
    says: [/events:ListRules/],
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'the targets of a rule may not be listed',
    change: (draft) => {
      rules(placesOf(draft, HOME)[3]!)[0]!.targets = denied('events:ListTargetsByRule', MEMBER, HOME);
    },
    status: 'unknown',
    says: [/events:ListTargetsByRule/],
  },
  {
    name: 'the bus may not be described',
    change: (draft) => {
      hub(draft).eventBuses = denied('events:DescribeEventBus', SECURITY, HOME);
    },
    status: 'unknown',
  },
  {
    name: 'an account does not say which Regions it has',
    change: (draft) => {
      draft.accounts.find((each) => each.accountId === MEMBER)!.regions = denied(
        'account:ListRegions',
        MEMBER,
      );
    },
    status: 'unknown',
    places: [MEMBER],
  },
];
