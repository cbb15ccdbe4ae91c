import { setTimeout as wait } from 'node:timers/promises';
import type { Alert } from '../finding/index.js';
import {
  type DeadLetters,
  deliverAlert,
  type Patience,
  type Sink,
  type Undelivered,
} from '../sinks/index.js';

export interface Telling {
  readonly deadLetters: DeadLetters;
  readonly signal: AbortSignal;
}

/** Few and short: Lambda tries again after one minute and after two more. */
const PATIENCE: Patience = {
  attempts: 3,
  firstWaitMilliseconds: 300,
  longestWaitMilliseconds: 2_000,
  wait: async (milliseconds, signal) => void (await wait(milliseconds, undefined, { signal })),
};

/** Sends an alert to its destinations. What a destination will never take lies in the dead-letter queue. */
export function tellAlert(
  alert: Alert,
  sinks: readonly Sink[],
  { deadLetters, signal }: Telling,
): Promise<readonly Undelivered[]> {
  const keep: DeadLetters['keep'] = async (letter) => {
    if (!letter.isPassing) await deadLetters.keep(letter);
  };
  return deliverAlert(alert, sinks, { patience: PATIENCE, deadLetters: { keep }, signal });
}
