import { createHash } from 'node:crypto';
import {
  type AccountId,
  formatLogKey,
  type LogCategory,
  type OrganizationId,
  type Region,
} from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { logFileText, type SimulatedEvent } from '../record/index.js';
import { compress } from './compress.js';
import type { DeliveredObject } from './delivered-object.js';
import { isUnlogged, type LoggingGap } from './logging-gap.js';

/** CloudTrail names log files by marks of five minutes. */
export const markSeconds = 300;

/** A log file as its digest will list it. */
export interface DeliveredLog {
  readonly object: DeliveredObject;
  readonly region: Region;
  /** SHA-256 of the inflated content, hex. */
  readonly hash: string;
  /** Seconds since 1970. */
  readonly oldestEvent: number;
  readonly newestEvent: number;
  readonly events: number;
}

export interface LogAddress {
  readonly seed: number;
  readonly prefix: string;
  /** Absent in the layout of a single account. */
  readonly organizationId?: OrganizationId;
  readonly accountId: AccountId;
}

/** Events on their way into an account's log files. */
export interface LogDelivery {
  /** Takes events in; each leaves with the mark that its delay leads to. */
  accept(events: readonly SimulatedEvent[]): void;
  /** The log files of all marks up to `until` (seconds since 1970) that were not delivered yet. */
  deliver(until: number): DeliveredLog[];
}

/** Nothing is delivered after `lastMark`, nor what a gap swallows. */
export function makeLogDelivery(
  address: LogAddress,
  lastMark: number,
  gaps: readonly LoggingGap[] = [],
): LogDelivery {
  const marks = new Map<number, SimulatedEvent[]>();
  return {
    accept(events) {
      for (const event of events) {
        const mark = Math.min(deliveryMark(event), lastMark);
        if (gaps.some((gap) => isUnlogged(gap, event, mark))) continue;
        const waiting = marks.get(mark);
        if (waiting === undefined) marks.set(mark, [event]);
        else waiting.push(event);
      }
    },
    deliver(until) {
      const due = [...marks.keys()].filter((mark) => mark <= until).sort((a, b) => a - b);
      return due.flatMap((mark) => {
        const events = marks.get(mark) ?? [];
        marks.delete(mark);
        return logsOfMark(address, mark, events);
      });
    },
  };
}

/** Most events are delivered within minutes; one in some thousands comes up to an hour late. */
export function deliveryMark(event: SimulatedEvent): number {
  const chance = parseInt(event.eventId.slice(0, 6), 16);
  const delay = chance % 4096 === 0 ? 1200 + (chance % 2400) : 15 + (chance % 270);
  return Math.ceil((event.time + delay) / markSeconds) * markSeconds;
}

function logsOfMark(address: LogAddress, mark: number, events: readonly SimulatedEvent[]): DeliveredLog[] {
  const groups = new Map<string, SimulatedEvent[]>();
  for (const event of events) {
    const group = `${event.category} ${event.region}`;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [event]);
    else members.push(event);
  }
  return [...groups.keys()].sort().flatMap((name) => {
    const group = groups.get(name) ?? [];
    const random = new Random(address.seed, 'logs', address.accountId, name, mark);
    return cut(random, random.chance(0.6) ? random.shuffle(group) : group).map((part) =>
      writeLog(address, random, mark, part),
    );
  });
}

/** Busy minutes come in several files, and quiet ones sometimes do. */
function cut(random: Random, events: readonly SimulatedEvent[]): (readonly SimulatedEvent[])[] {
  const size =
    random.chance(0.2) && events.length >= 6 ? Math.ceil(events.length / 2) : random.between(150, 500);
  const parts: (readonly SimulatedEvent[])[] = [];
  for (let start = 0; start < events.length; start += size) parts.push(events.slice(start, start + size));
  return parts;
}

function writeLog(
  address: LogAddress,
  random: Random,
  mark: number,
  events: readonly SimulatedEvent[],
): DeliveredLog {
  const first = events[0]!;
  const content = Buffer.from(logFileText(events));
  const times = events.map((event) => event.time);
  return {
    object: {
      key: logKey(address, first.category, first.region, mark, random.alphanumeric(16)),
      body: compress(content),
      // The name's mark may lie before or after the time at which S3 had the object.
      lastModified: mark - 25 + random.below(75),
    },
    region: first.region,
    hash: createHash('sha256').update(content).digest('hex'),
    oldestEvent: times.reduce((oldest, time) => Math.min(oldest, time)),
    newestEvent: times.reduce((newest, time) => Math.max(newest, time)),
    events: events.length,
  };
}

export function logKey(
  address: LogAddress,
  category: LogCategory,
  region: Region,
  mark: number,
  uniqueText: string,
): string {
  return formatLogKey({
    kind: 'log',
    layout: 'aws-logs',
    prefix: address.prefix,
    ...(address.organizationId === undefined ? {} : { organizationId: address.organizationId }),
    accountId: address.accountId,
    category,
    region,
    deliveredAt: new Date(mark * 1000),
    uniqueText,
  });
}
