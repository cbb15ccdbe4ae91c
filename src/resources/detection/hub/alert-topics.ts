import type { Configuration } from '../../../config/index.js';
import { ref, type TemplatePart } from '../../template/template.js';
import { subscriptionTo, TOPIC_NAME, topic } from '../alert-topic.js';

/**
 * Two topics beside the matcher. It publishes an alert for each address that a route names, and the
 * subscription of that address takes only its own; queues, other topics and webhooks it tells itself, so that
 * nobody is told twice. Alarms have no attributes that a subscription could filter by, so they have a topic
 * of their own. https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html
 */
export function alertTopics({ alerts }: Configuration): TemplatePart {
  const mail = alerts.destinations.filter(({ kind }) => kind === 'email');
  return {
    Resources: {
      ...topic('AlertTopic', TOPIC_NAME, 'orgtrail alerts'),
      ...topic('AlarmTopic', `${TOPIC_NAME}-alarms`, 'orgtrail alarms'),
      ...Object.fromEntries([
        ...mail.flatMap((destination) =>
          subscriptionTo('AlertTopic', destination, { FilterPolicy: { destination: [destination.name] } }),
        ),
        ...alerts.destinations.flatMap((destination) => subscriptionTo('AlarmTopic', destination)),
      ]),
    },
    Outputs: { AlertTopicArn: { Description: 'The topic of alerts', Value: ref('AlertTopic') } },
  };
}
