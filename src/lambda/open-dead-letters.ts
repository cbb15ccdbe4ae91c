import { openQueue } from '../aws/index.js';
import { alertDocument, type DeadLetters } from '../sinks/index.js';
import type { HubEnvironment } from './environment.js';

/** The queue that events lie in which failed thrice; an alarm tells as soon as there is anything in it. */
export function openDeadLetters({ deadLettersArn }: Pick<HubEnvironment, 'deadLettersArn'>): DeadLetters {
  const queue = openQueue(deadLettersArn);
  return {
    keep: async ({ sink, reason, alert }) => {
      const body = JSON.stringify({
        schema: 'orgtrail.dead-letter/1',
        sink,
        reason,
        alert: JSON.parse(alertDocument(alert)) as unknown,
      });
      const message = { body, id: alert.id, group: alert.accountId };
      const outcome = await queue.send(message, new AbortController().signal);
      if (outcome.kind !== 'sent')
        throw new Error(`${alert.id} for ${sink} is not in the dead-letter queue: ${outcome.reason}`);
    },
  };
}
