import type { EventCategory, HourRange } from '../volumes/usage.js';
import type { AccountHistory } from './gather-accounts.js';

/** Copies that another trail delivered, in one hour of one account and Region. */
export interface CopyCount {
  readonly accountId: string;
  readonly region: string;
  readonly category: EventCategory;
  /** Whole hours since 1970. */
  readonly hour: number;
  readonly copies: number;
}

/** A time in which a second trail records an account, after a time in which none did. */
export interface CopySpell {
  readonly accountId: string;
  /** Hours since 1970; `to` is excluded. */
  readonly from: number;
  readonly to: number;
  /** Events that the account has in that time, each once. */
  readonly events: number;
  readonly counts: readonly CopyCount[];
}

/** A spell begins when no copies came for so long, although there were events. */
const QUIET_HOURS = 24;
const QUIET_EVENTS = 10;
/** Fewer are single deliveries, not a trail. */
const LEAST_SHARE = 0.5;

/**
 * Spells that begin within the range. A second trail that was there from the start is no change: the report
 * names it among what is paid twice.
 */
export function copySpells(
  counts: readonly CopyCount[],
  accounts: readonly AccountHistory[],
  range: HourRange,
): readonly CopySpell[] {
  const byAccount = new Map<string, CopyCount[]>();
  for (const count of counts) {
    const own = byAccount.get(count.accountId);
    if (own === undefined) byAccount.set(count.accountId, [count]);
    else own.push(count);
  }
  return accounts.flatMap((account) => {
    const own = byAccount.get(account.accountId) ?? [];
    const hours = [...new Set(own.map(({ hour }) => hour))].sort((left, right) => left - right);
    const events = (from: number, to: number) => eventsIn(account, range, from, to);
    return spellsOf(hours, range.from + account.start, events)
      .map(({ from, to }) => ({
        accountId: account.accountId,
        from,
        to,
        events: events(from, to),
        counts: own.filter(({ hour }) => hour >= from && hour < to),
      }))
      .filter((spell) => copiesIn(spell.counts) >= LEAST_SHARE * spell.events);
  });
}

export function copiesIn(counts: readonly CopyCount[]): number {
  return counts.reduce((sum, { copies }) => sum + copies, 0);
}

interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Hours with copies that lie close together, without those that were there when the history begins. */
function spellsOf(
  hours: readonly number[],
  historyFrom: number,
  eventsBetween: (from: number, to: number) => number,
): readonly Hours[] {
  const isQuiet = (from: number, to: number) =>
    to - from >= QUIET_HOURS && eventsBetween(from, to) >= QUIET_EVENTS;
  const spells: Hours[] = [{ from: historyFrom, to: historyFrom }];
  for (const hour of hours) {
    const last = spells.at(-1)!;
    if (isQuiet(last.to, hour)) spells.push({ from: hour, to: hour + 1 });
    else spells[spells.length - 1] = { from: last.from, to: hour + 1 };
  }
  return spells.slice(1);
}

function eventsIn({ totals }: AccountHistory, range: HourRange, from: number, to: number): number {
  return totals
    .filter(
      ({ category }) => category === 'Management' || category === 'Data' || category === 'NetworkActivity',
    )
    .flatMap(({ values }) => [...values.subarray(from - range.from, to - range.from)])
    .reduce((sum, value) => sum + value, 0);
}
