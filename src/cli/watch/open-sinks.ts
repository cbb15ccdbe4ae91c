import type { AlertDestination, Configuration, SecretText } from '../../config/index.js';
import { UserError } from '../../errors.js';
import {
  type Sink,
  openFileSink,
  openSlackSink,
  openStdoutSink,
  openWebhookSink,
} from '../../sinks/index.js';
import type { Output } from '../output.js';

export interface SinkChoice {
  readonly configuration: Configuration | undefined;
  readonly alertFile: string | undefined;
  readonly json: boolean;
  readonly profile: string | undefined;
  readonly output: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

export interface OpenedSinks {
  /** Told of every alert, whatever the routes say. */
  readonly always: readonly Sink[];
  /** The destinations of the configuration. */
  readonly routed: readonly Sink[];
}

export async function openSinks(choice: SinkChoice): Promise<OpenedSinks> {
  const { configuration, alertFile, json, output } = choice;
  const stdout = openStdoutSink(json ? 'json' : 'text', (text) => output.write(text));
  const always = alertFile === undefined ? [stdout] : [stdout, await openFileSink(alertFile)];
  const destinations = configuration?.alerts.destinations ?? [];
  const routed = await Promise.all(destinations.map((destination) => openDestination(destination, choice)));
  return { always, routed: routed.filter((sink) => sink !== undefined) };
}

/** Mail goes through the topic that a deployment makes; a process has none to send it with. */
async function openDestination(
  destination: AlertDestination,
  { profile, environment, now, output }: SinkChoice,
): Promise<Sink | undefined> {
  const { name } = destination;
  const options = profile === undefined ? {} : { profile };
  switch (destination.kind) {
    case 'email':
      output.note(`alerts do not go to ${name}: mail is sent by the topic that orgtrail deploy makes`);
      return undefined;
    case 'sns': {
      const [{ openTopicSink }, { openTopic }] = await openAdapters();
      return openTopicSink(name, openTopic(destination.topicArn, options));
    }
    case 'sqs': {
      const [{ openQueueSink }, { openQueue }] = await openAdapters();
      return openQueueSink(name, openQueue(destination.queueArn, options));
    }
    case 'slack':
      return openSlackSink(name, reveal(name, destination.url, environment));
    case 'webhook': {
      const { url, signingSecret } = destination;
      const secret = signingSecret && { signingSecret: reveal(name, signingSecret, environment) };
      return openWebhookSink({ name, url: reveal(name, url, environment), ...secret, now });
    }
    default:
      return destination satisfies never;
  }
}

/** The SDK is loaded only for those who need it. */
function openAdapters() {
  return Promise.all([import('../../sinks/index.js'), import('../../aws/index.js')]);
}

function reveal(name: string, secret: SecretText, environment: SinkChoice['environment']): string {
  switch (secret.kind) {
    case 'plain':
      return secret.value;
    case 'environment': {
      const value = environment[secret.name];
      if (value !== undefined && value !== '') return value;
      throw new UserError({
        what: `the environment variable ${secret.name} is not set`,
        where: `alert destination ${name}`,
        next: `Set ${secret.name} for the process that runs orgtrail watch.`,
      });
    }
    case 'secret':
      throw new UserError({
        what: 'orgtrail watch does not read Secrets Manager; the Lambda function of a deployment does',
        where: `alert destination ${name}`,
        next: 'Hand the secret over in an environment variable: url: { environment: NAME }.',
      });
    default:
      return secret satisfies never;
  }
}
