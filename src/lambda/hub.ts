import { countOf } from '../count-of.js';
import { openLiveMatcher, readHubSettings } from '../detection/index.js';
import type { Alert } from '../finding/index.js';
import { routeAlert, type Sink } from '../sinks/index.js';
import type { HubEnvironment } from './environment.js';
import { openDeadLetters } from './open-dead-letters.js';
import { openDestinations } from './open-destinations.js';
import { rememberSent } from './remember-sent.js';
import { tellAlert } from './tell-alert.js';

export interface HubOptions {
  /** The text of `settings.json`. */
  readonly settings: string;
  readonly environment: HubEnvironment;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Writes one line to the log of the function. */
  readonly log: (line: string) => void;
}

export interface Hub {
  /** Throws when another call with the same event may bring about what this one could not. */
  readonly handle: (event: unknown) => Promise<void>;
}

/** Less than the function's 30 seconds, so that what could not be done is still told. */
const MILLISECONDS = 25_000;

export function openHub({ settings: text, environment, now, log }: HubOptions): Hub {
  const settings = readHubSettings(text);
  const match = openLiveMatcher(settings);
  const deadLetters = openDeadLetters(environment);
  const destinations = openDestinations(settings.alerts.destinations, environment, now);
  const remember = rememberSent();
  return {
    handle: async (event) => {
      const alerts = match(recordOf(event), new Date(now()));
      if (alerts.length === 0) return;
      const signal = AbortSignal.timeout(MILLISECONDS);
      const sinks = (await destinations.open(signal)).map(remember);
      const sinksOf = (alert: Alert): readonly Sink[] => routeAlert(alert, settings.alerts.routes, sinks);
      const outcomes = await Promise.all(
        alerts.map((alert) => tellAlert(alert, sinksOf(alert), { deadLetters, signal })),
      );
      const undelivered = outcomes.flat();
      for (const each of undelivered)
        log(JSON.stringify({ level: 'error', message: 'undelivered', ...each }));
      const passing = undelivered.filter(({ isPassing }) => isPassing);
      if (passing.length > 0)
        throw new Error(
          `${passing.length} of ${countOf(alerts.length, 'alert')} still to be told: ${passing[0]!.sink}`,
        );
    },
  };
}

/** CloudTrail's record within the event of EventBridge. What has none was not sent by AWS; it is looked at by a person. */
function recordOf(event: unknown): unknown {
  const detail = typeof event === 'object' && event !== null && 'detail' in event ? event.detail : undefined;
  if (typeof detail !== 'object' || detail === null)
    throw new Error('an event without a record of CloudTrail');
  return detail;
}
