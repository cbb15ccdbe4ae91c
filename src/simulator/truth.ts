import type { SimulationPlan } from './plan.js';
import { isoTime } from './record/index.js';
import type { InjectedEvent, SecondTrail } from './scenarios/index.js';
import type { TamperingTrace } from './tampering/index.js';

/** `truth.json`: what was put in on purpose, for people and for tests; nothing that judges may read it. */
export interface Truth {
  readonly schema: 'orgtrail.truth/1';
  readonly seed: number;
  /** No event is before `from` or at or after `to`. */
  readonly from: string;
  readonly to: string;
  readonly scenarios: readonly TrueScenario[];
  readonly tampering: readonly TrueTampering[];
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
  /** Ids of the detection rules that tell of it. */
  readonly rules: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly events: readonly TrueEvent[];
  /** Events that came by the thousand, counted. */
  readonly many: readonly ManyTrueEvents[];
  /** A trail that records the events of an account beside the organization's, until the end of the range. */
  readonly secondTrail?: {
    readonly accountId: string;
    readonly name: string;
    readonly prefix: string;
    readonly from: string;
  };
}

export interface ManyTrueEvents extends Omit<TrueEvent, 'eventId' | 'eventTime'> {
  readonly events: number;
  readonly from: string;
  readonly to: string;
}

/** What was done to the logs and digests of one account and Region. */
export interface TrueTampering {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly accountId: string;
  readonly region: string;
  /** Of the objects that were changed, deleted or added, or that were never written. */
  readonly keys: readonly string[];
  /** The time of delivery that they stand for; of a gap, from the last digest before it to the starting digest. */
  readonly from: string;
  readonly to: string;
  /** What was put into the logs along with it. */
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

export function tellTruth({ settings, scenarios }: SimulationPlan, traces: readonly TamperingTrace[]): Truth {
  return {
    schema: 'orgtrail.truth/1',
    seed: settings.seed,
    from: isoTime(settings.from),
    to: isoTime(settings.to),
    scenarios: scenarios.map(({ events, secondTrail, ...scenario }) => {
      const times = events.map(({ event }) => event.time);
      return {
        name: scenario.name,
        title: scenario.title,
        summary: scenario.summary,
        accountIds: [...new Set(events.map(({ event }) => event.accountId))],
        principals: scenario.principals,
        accessKeyIds: scenario.accessKeyIds,
        sourceIPAddresses: scenario.sourceIPAddresses,
        rules: scenario.rules,
        from: isoTime(earliest(times)),
        to: isoTime(latest(times)),
        events: events.filter(({ isOneOfMany }) => isOneOfMany !== true).map(trueEvent),
        many: manyTrueEvents(events.filter(({ isOneOfMany }) => isOneOfMany === true)),
        ...(secondTrail !== undefined && { secondTrail: trueTrail(secondTrail) }),
      };
    }),
    tampering: traces.map(trueTampering),
  };
}

/** Equal in account, Region, name, outcome and note. */
function manyTrueEvents(injected: readonly InjectedEvent[]): readonly ManyTrueEvents[] {
  const alike = new Map<string, InjectedEvent[]>();
  for (const each of injected) {
    const { eventId: _id, eventTime: _time, ...rest } = trueEvent(each);
    const key = JSON.stringify(rest);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [each]);
    else group.push(each);
  }
  return [...alike].map(([key, group]) => {
    const times = group.map(({ event }) => event.time);
    return {
      ...(JSON.parse(key) as Omit<TrueEvent, 'eventId' | 'eventTime'>),
      events: group.length,
      from: isoTime(earliest(times)),
      to: isoTime(latest(times)),
    };
  });
}

function trueTrail({ accountId, trailName, prefix, startsAt }: SecondTrail) {
  return { accountId, name: trailName, prefix, from: isoTime(startsAt) };
}

function earliest(times: readonly number[]): number {
  return times.reduce((least, time) => Math.min(least, time));
}

function latest(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time));
}

function trueTampering({ planned, keys, from, to }: TamperingTrace): TrueTampering {
  const { name, title, summary, slot, events } = planned;
  return {
    name,
    title,
    summary,
    accountId: slot.account.id,
    region: slot.region,
    keys,
    from: isoTime(from),
    to: isoTime(to),
    events: events.map(trueEvent),
  };
}

function trueEvent({ event, note }: InjectedEvent): TrueEvent {
  return {
    eventId: event.eventId,
    eventTime: isoTime(event.time),
    accountId: event.accountId,
    region: event.region,
    name: event.name,
    ...(event.errorCode === undefined ? {} : { errorCode: event.errorCode }),
    note,
  };
}
