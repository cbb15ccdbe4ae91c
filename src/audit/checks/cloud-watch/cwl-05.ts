import { type CheckResult, defineCheck, fail, judge, notApplicable, pass } from '../../check/index.js';
import { notAsked, type TopicFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { topicsTold } from './topics-told.js';

/** A topic without a confirmed subscription swallows every alert. */
export const cwl05 = defineCheck({
  id: 'CWL-05',
  title: 'Somebody is told of every alert',
  severity: 'medium',
  mappings: { nist80053: ['AU-5', 'SI-4(5)'], pciDss: ['10.7.2'] },
  run: (audit) => {
    const { arns, unknowns } = topicsTold(audit);
    const topics = new Map(allTopics(audit).map((topic) => [topic.arn, topic]));
    const results = [...arns.flatMap((arn) => judgeTopic(arn, topics.get(arn))), ...unknowns];
    return results.length === 0
      ? [notApplicable('neither an alarm nor a rule nor the trail names a topic')]
      : results;
  },
});

function judgeTopic(arn: string, topic: TopicFacts | undefined): readonly CheckResult[] {
  const [, , , region = '', accountId = ''] = arn.split(':');
  const place = { accountId, region, resource: arn };
  return judge(
    topic?.subscriptions ?? notAsked({ ...QUESTION, accountId, region }),
    (subscriptions) => {
      const confirmed = subscriptions.filter(({ isConfirmed }) => isConfirmed);
      if (confirmed.length > 0) return pass(`confirmed subscriptions: ${confirmed.length}`, place);
      return fail(
        subscriptions.length === 0
          ? 'nobody is subscribed to the topic'
          : 'no subscription of the topic is confirmed',
        `aws sns subscribe --topic-arn ${arn} --protocol email --notification-endpoint <address> --region ${region}; or name destinations in orgtrail.yaml and run orgtrail deploy`,
        place,
      );
    },
    place,
  );
}

const QUESTION = { permission: 'sns:ListSubscriptionsByTopic', operation: 'ListSubscriptionsByTopic' };

function allTopics({ snapshot }: Audit): readonly TopicFacts[] {
  return snapshot.accounts.flatMap(({ inRegions }) => inRegions.flatMap(({ topics = [] }) => topics));
}
