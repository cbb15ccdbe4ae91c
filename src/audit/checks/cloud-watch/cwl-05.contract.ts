import {
  ALERTS_TOPIC,
  denied,
  HOME,
  MEMBER,
  SECURITY,
  type Draft,
} from '../../example/example-snapshot.contract.js';
import { known, type RegionFacts } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from '../trail/change-trail.contract.js';
import { watched, withLogGroup } from './with-log-group.contract.js';

function hub(draft: Parameters<typeof watched>[0]): Draft<RegionFacts> {
  const account = draft.accounts.find((each) => each.accountId === SECURITY)!;
  return account.inRegions.find(({ region }) => region === HOME)!;
}

export const cases: readonly CheckCase[] = [
  { name: 'the topic of alerts has a subscription', status: 'pass', places: [`${SECURITY} ${HOME}`] },
  { name: 'alarms tell the same topic', change: withLogGroup(), status: 'pass' },
  {
    name: 'nobody is subscribed',
    change: (draft) => {
      hub(draft).topics![0]!.subscriptions = known([]);
    },
    status: 'fail',
    says: [/nobody is subscribed/],
  },
  {
    name: 'nobody confirmed',
    change: (draft) => {
      hub(draft).topics![0]!.subscriptions = known([{ protocol: 'email', isConfirmed: false }]);
    },
    status: 'fail',
    says: [/is confirmed/],
  },
  {
    name: 'subscriptions may not be listed',
    change: (draft) => {
      hub(draft).topics![0]!.subscriptions = denied('sns:ListSubscriptionsByTopic', SECURITY, HOME);
    },
    status: 'unknown',
    says: [/sns:ListSubscriptionsByTopic/],
  },
  {
    name: 'an alarm tells a topic that nobody asked about',
    change: withLogGroup((draft) => {
      delete hub(draft).topics;
    }),
    status: 'unknown',
    places: [`${SECURITY} ${HOME}`],
  },
  {
    name: 'the rules of one account may not be listed',
    change: (draft) => {
      const account = draft.accounts.find((each) => each.accountId === MEMBER)!;
      account.inRegions[0]!.eventRules = denied('events:ListRules', MEMBER, HOME);
    },
    status: 'unknown',
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'nothing names a topic',
    change: (draft) => {
      delete hub(draft).topics;
    },
    status: 'not-applicable',
  },
  {
    name: 'the trail tells a topic without subscriptions',
    change: (draft) => {
      changeTrail((trail) => {
        trail.topicArn = `${ALERTS_TOPIC}-trail`;
      })(draft);
      hub(draft).topics!.push({
        arn: `${ALERTS_TOPIC}-trail`,
        policy: known(null),
        subscriptions: known([]),
      });
    },
    status: 'fail',
    says: [/nobody is subscribed/],
  },
];
