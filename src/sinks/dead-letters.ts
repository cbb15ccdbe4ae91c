import { appendFile } from 'node:fs/promises';
import type { Alert } from '../finding/index.js';
import { boundedAlert } from './bounded-alert.js';

export interface DeadLetter {
  readonly sink: string;
  readonly reason: string;
  /** Whether another try, later, may succeed. */
  readonly isPassing: boolean;
  readonly alert: Alert;
}

/** Alerts that no destination took: kept, because an alert that is lost in silence is worse than none. */
export interface DeadLetters {
  readonly keep: (letter: DeadLetter) => Promise<void>;
}

/** A line of JSON for each. */
export function openDeadLetterFile(path: string): DeadLetters {
  return {
    keep: ({ sink, reason, alert }) =>
      appendFile(path, `${JSON.stringify({ sink, reason, alert: boundedAlert(alert) })}\n`, { mode: 0o600 }),
  };
}
