import type { Topic } from '../aws/index.js';
import type { Alert } from '../finding/index.js';
import { alertDocument } from './alert-document.js';
import { alertHeadline, alertText } from './alert-text.js';
import type { Sink } from './sink.js';

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: fewer than 100 characters of ASCII, on one line. */
const mostSubject = 99;

/**
 * SNS: people by mail read text, subscribers with `raw` delivery read the document. Subscriptions can filter
 * by the attributes level, ruleId, accountId and destination, the last being the name of this sink.
 */
export function openTopicSink(name: string, topic: Topic): Sink {
  return {
    name,
    send: (alert, signal) =>
      topic.publish(
        {
          subject: subjectOf(alert),
          text: alertText(alert),
          document: alertDocument(alert),
          attributes: {
            level: alert.level,
            ruleId: alert.ruleId,
            accountId: alert.accountId,
            destination: name,
          },
        },
        signal,
      ),
    close: async () => topic.close(),
  };
}

function subjectOf(alert: Alert): string {
  return alertHeadline(alert)
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .slice(0, mostSubject);
}
