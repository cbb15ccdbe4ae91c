import type { SimulationPlan } from './plan.js';
import { isoTime } from './record/index.js';

/** `truth.json`: what was put in on purpose, for people and for tests; nothing that judges may read it. */
export interface Truth {
  readonly schema: 'orgtrail.truth/1';
  readonly seed: number;
  /** No event is before `from` or at or after `to`. */
  readonly from: string;
  readonly to: string;
  readonly scenarios: readonly TrueScenario[];
}

export interface TrueScenario {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly accountIds: readonly string[];
  /** ARNs. */
  readonly principals: readonly string[];
  readonly accessKeyIds: readonly string[];
  readonly sourceIPAddresses: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly events: readonly TrueEvent[];
}

export interface TrueEvent {
  readonly eventId: string;
  readonly eventTime: string;
  readonly accountId: string;
  readonly region: string;
  /** Service and API: `iam:CreateUser`. */
  readonly name: string;
  readonly errorCode?: string;
  readonly note: string;
}

export function tellTruth({ settings, scenarios }: SimulationPlan): Truth {
  return {
    schema: 'orgtrail.truth/1',
    seed: settings.seed,
    from: isoTime(settings.from),
    to: isoTime(settings.to),
    scenarios: scenarios.map(({ events, ...scenario }) => {
      const times = events.map(({ event }) => event.time);
      return {
        name: scenario.name,
        title: scenario.title,
        summary: scenario.summary,
        accountIds: [...new Set(events.map(({ event }) => event.accountId))],
        principals: scenario.principals,
        accessKeyIds: scenario.accessKeyIds,
        sourceIPAddresses: scenario.sourceIPAddresses,
        from: isoTime(Math.min(...times)),
        to: isoTime(Math.max(...times)),
        events: events.map(({ event, note }) => ({
          eventId: event.eventId,
          eventTime: isoTime(event.time),
          accountId: event.accountId,
          region: event.region,
          name: event.name,
          ...(event.errorCode === undefined ? {} : { errorCode: event.errorCode }),
          note,
        })),
      };
    }),
  };
}
