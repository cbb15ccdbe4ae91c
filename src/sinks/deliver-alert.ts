import type { Alert } from '../finding/index.js';
import type { DeadLetters } from './dead-letters.js';
import type { Sink } from './sink.js';

export interface Patience {
  /** Tries of one alert at one destination. */
  readonly attempts: number;
  readonly firstWaitMilliseconds: number;
  readonly longestWaitMilliseconds: number;
  /** Waits, unless the signal is aborted first. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface Undelivered {
  readonly sink: string;
  readonly alertId: string;
  readonly reason: string;
  /** Whether another try, later, may succeed. */
  readonly isPassing: boolean;
}

/**
 * Sends an alert to every destination, each with its own tries: one that is down holds up no other. What
 * cannot be delivered goes to the dead letters and is returned, so that it can be told.
 */
export async function deliverAlert(
  alert: Alert,
  sinks: readonly Sink[],
  { patience, deadLetters, signal }: Delivery,
): Promise<readonly Undelivered[]> {
  const outcomes = await Promise.all(
    sinks.map(async (sink) => ({ sink, failure: await sendPatiently(alert, sink, patience, signal) })),
  );
  const failed = outcomes.flatMap(({ sink, failure }) =>
    failure === undefined ? [] : [{ sink: sink.name, alertId: alert.id, ...failure }],
  );
  for (const { sink, reason, isPassing } of failed)
    await deadLetters.keep({ sink, reason, isPassing, alert });
  return failed;
}

export interface Delivery {
  readonly patience: Patience;
  readonly deadLetters: DeadLetters;
  readonly signal: AbortSignal;
}

async function sendPatiently(
  alert: Alert,
  sink: Sink,
  patience: Patience,
  signal: AbortSignal,
): Promise<Pick<Undelivered, 'reason' | 'isPassing'> | undefined> {
  let reason = '';
  for (let attempt = 1; attempt <= patience.attempts; attempt++) {
    const outcome = await sink.send(alert, signal);
    if (outcome.kind === 'sent') return undefined;
    reason = outcome.reason;
    if (outcome.kind === 'refused') return { reason, isPassing: false };
    if (attempt < patience.attempts)
      await patience.wait(waitBefore(attempt, patience, outcome.waitMilliseconds), signal);
  }
  return { reason, isPassing: true };
}

/** Twice as long each time; longer when the destination asks for it, but never longer than we have patience for. */
function waitBefore(attempt: number, patience: Patience, asked = 0): number {
  const own = patience.firstWaitMilliseconds * 2 ** (attempt - 1);
  return Math.min(Math.max(own, asked), patience.longestWaitMilliseconds);
}
