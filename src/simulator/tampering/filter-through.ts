import { UserError } from '../../errors.js';
import { type AccountId, type DigestFileKey, type LogFileKey, parseLogKey } from '../../cloudtrail/index.js';
import { type DeliveredObject, markSeconds } from '../delivery/index.js';
import { isoTime } from '../record/index.js';
import type { PlannedChange, PlannedTampering } from './plan-tampering.js';
import type { Slot } from './tamper.js';

/** Stands between the deliveries and the store. */
export interface TamperingFilter {
  /** What is stored instead of a delivery; an account's deliveries come in their order. */
  pass(accountId: AccountId, objects: readonly DeliveredObject[]): readonly DeliveredObject[];
  /** What was done, after the last delivery. Throws a `UserError` when one met no object that it could be done to. */
  traces(): readonly TamperingTrace[];
}

export interface TamperingTrace {
  readonly planned: PlannedTampering;
  /** Of the objects that were changed, deleted or added, or that were never written. */
  readonly keys: readonly string[];
  /** The time of delivery that they stand for; seconds since 1970. */
  readonly from: number;
  readonly to: number;
}

export function filterThrough(planned: readonly PlannedTampering[]): TamperingFilter {
  const changes = planned.flatMap((each) => (each.kind === 'objects' ? [makeChange(each)] : []));
  return {
    pass(accountId, objects) {
      const own = changes.filter(({ planned }) => planned.slot.account.id === accountId);
      return own.reduce((passing, { pass }) => passing.flatMap(pass), objects);
    },
    traces: () =>
      planned.map((each) => {
        if (each.kind === 'objects')
          return traceOf(each, changes.find((change) => change.planned === each)!.keys);
        const { missingKeys, gap } = each;
        return { planned: each, keys: missingKeys, from: gap.lastDigestEnd, to: gap.restartedAt };
      }),
  };
}

interface Change {
  readonly planned: PlannedChange;
  readonly keys: readonly string[];
  pass(object: DeliveredObject): readonly DeliveredObject[];
}

function makeChange(planned: PlannedChange): Change {
  const { tamper, slot, site } = planned;
  const keys: string[] = [];
  return {
    planned,
    keys,
    pass(object) {
      if (tamper.takes === 'first' && keys.length > 0) return [object];
      const key = parseLogKey(object.key);
      if ((key.kind !== 'log' && key.kind !== 'digest') || !isIn(slot, key)) return [object];
      const stored = tamper.change({ key, object }, site);
      if (stored !== undefined) keys.push(...differences(object, stored));
      return stored ?? [object];
    },
  };
}

function isIn(slot: Slot, key: LogFileKey | DigestFileKey): boolean {
  if (key.accountId !== slot.account.id || key.region !== slot.region) return false;
  const { from, to } = windowOf(key);
  return key.kind === 'digest' ? to > slot.from && to <= slot.to : from >= slot.from && to <= slot.to;
}

/** The time of delivery that an object stands for, in seconds since 1970. */
function windowOf(key: LogFileKey | DigestFileKey): { readonly from: number; readonly to: number } {
  const [end, length] = key.kind === 'digest' ? [key.endTime, 3600] : [key.deliveredAt, markSeconds];
  const to = end.getTime() / 1000;
  return { from: to - length, to };
}

function differences(object: DeliveredObject, stored: readonly DeliveredObject[]): readonly string[] {
  const changed = stored.filter((each) => each !== object).map(({ key }) => key);
  return stored.some(({ key }) => key === object.key) ? changed : [object.key, ...changed];
}

function traceOf(planned: PlannedChange, keys: readonly string[]): TamperingTrace {
  if (keys.length === 0) throw nothingMet(planned);
  const windows = keys.map((key) => windowOf(parseLogKey(key) as LogFileKey | DigestFileKey));
  return {
    planned,
    keys,
    from: Math.min(...windows.map(({ from }) => from)),
    to: Math.max(...windows.map(({ to }) => to)),
  };
}

function nothingMet({ name, slot }: PlannedChange): UserError {
  return new UserError({
    what: `${name} met no file of ${slot.account.name} in ${slot.region} that it could be done to, from ${isoTime(slot.from)} to ${isoTime(slot.to)}`,
    where: '--tamper',
    next: 'Simulate more events a day.',
  });
}
