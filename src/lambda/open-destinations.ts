import { openQueue, openTopic, readSecret, type SecretAnswer } from '../aws/index.js';
import type { AlertDestination, SecretText } from '../config/index.js';
import { UserError } from '../errors.js';
import {
  openQueueSink,
  openSlackSink,
  openTopicSink,
  openWebhookSink,
  type Sending,
  type Sink,
} from '../sinks/index.js';
import type { HubEnvironment } from './environment.js';

export interface Destinations {
  /** Every destination; those whose secrets were read before are not opened again. */
  readonly open: (signal: AbortSignal) => Promise<readonly Sink[]>;
}

/** A destination that cannot be opened answers for itself and silences no other. */
type Opened = { readonly sink: Sink; readonly isLasting: boolean };

export function openDestinations(
  destinations: readonly AlertDestination[],
  environment: HubEnvironment,
  now: () => number,
): Destinations {
  const kept = new Map<string, Sink>();
  return {
    open: (signal) =>
      Promise.all(
        destinations.map(async (destination) => {
          const before = kept.get(destination.name);
          if (before !== undefined) return before;
          const { sink, isLasting } = await openOne(destination, { environment, now, signal });
          if (isLasting) kept.set(destination.name, sink);
          return sink;
        }),
      ),
  };
}

interface Opening {
  readonly environment: HubEnvironment;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

async function openOne(destination: AlertDestination, opening: Opening): Promise<Opened> {
  const { name } = destination;
  switch (destination.kind) {
    case 'email':
      return lasting(openTopicSink(name, openTopic(opening.environment.topicArn)));
    case 'sns':
      return lasting(openTopicSink(name, openTopic(destination.topicArn)));
    case 'sqs':
      return lasting(openQueueSink(name, openQueue(destination.queueArn)));
    case 'slack':
      return withSecrets(name, [destination.url], opening, ([url]) => openSlackSink(name, url!));
    case 'webhook': {
      const { url: address, signingSecret } = destination;
      const secrets = signingSecret === undefined ? [address] : [address, signingSecret];
      return withSecrets(name, secrets, opening, ([url, secret]) =>
        openWebhookSink({
          name,
          url: url!,
          ...(secret !== undefined && { signingSecret: secret }),
          now: opening.now,
        }),
      );
    }
    default:
      return destination satisfies never;
  }
}

function lasting(sink: Sink): Opened {
  return { sink, isLasting: true };
}

async function withSecrets(
  name: string,
  secrets: readonly SecretText[],
  opening: Opening,
  open: (texts: readonly string[]) => Sink,
): Promise<Opened> {
  const answers = await Promise.all(secrets.map((secret) => reveal(secret, opening)));
  const failed = answers.find((answer) => answer.kind !== 'found');
  if (failed !== undefined) {
    const outcome: Sending = { kind: failed.kind, reason: `its secret cannot be read: ${failed.reason}` };
    return { sink: answering(name, outcome), isLasting: false };
  }
  try {
    return lasting(open(answers.map((answer) => (answer.kind === 'found' ? answer.value : ''))));
  } catch (error) {
    // Its words name the destination and never the address, which is a password.
    if (!(error instanceof UserError)) throw error;
    return { sink: answering(name, { kind: 'refused', reason: error.what }), isLasting: false };
  }
}

function answering(name: string, outcome: Sending): Sink {
  return { name, send: async () => outcome, close: async () => {} };
}

async function reveal(secret: SecretText, { environment, now, signal }: Opening): Promise<SecretAnswer> {
  switch (secret.kind) {
    case 'plain':
      return { kind: 'found', value: secret.value };
    case 'environment':
      return { kind: 'refused', reason: `the function has no environment variable ${secret.name}` };
    case 'secret':
      return readSecret(secret.arn, {
        keys: environment.keys,
        endpointUrl: environment.secretsEndpointUrl,
        now: () => new Date(now()),
        signal,
      });
    default:
      return secret satisfies never;
  }
}
