import { type AccountId, parseAccountId, parseRegion, type Region } from '../../../cloudtrail/index.js';
import { listOf, objectOf, oneOf, optional, parsed, type Reader, text } from '../../../organization/index.js';
import type { Answer, Unknown } from '../answer.js';

export const anyText: Reader<string> = parsed('a text', (value) => value);

export const accountId: Reader<AccountId> = parsed('an account id of twelve digits', parseAccountId);

export const region: Reader<Region> = parsed('a Region such as eu-west-1', parseRegion);

/** Kept as it is written, because a snapshot is plain JSON. */
export const utcTime: Reader<string> = parsed('a time in UTC such as 2026-03-01T00:00:00Z', (value) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined,
);

export const boolean: Reader<boolean> = (value, path, report) => {
  if (typeof value === 'boolean') return value;
  report(path, 'expected true or false');
  return undefined;
};

export const amount: Reader<number> = (value, path, report) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  report(path, 'expected a number');
  return undefined;
};

export const textList: Reader<readonly string[]> = listOf(anyText);

export function nullable<Value>(reader: Reader<Value>): Reader<Value | null> {
  return (value, path, report) => (value === null ? null : reader(value, path, report));
}

export function recordOf<Value>(reader: Reader<Value>): Reader<Readonly<Record<string, Value>>> {
  return (value, path, report) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report(path, 'expected an object');
      return undefined;
    }
    // A null prototype, so that a member called __proto__ is one like every other.
    const found = Object.create(null) as Record<string, Value>;
    for (const [name, member] of Object.entries(value))
      found[name] = reader(member, `${path}.${name}`, report) as Value;
    return found;
  };
}

const unknown: Reader<Unknown> = objectOf<Unknown>({
  kind: oneOf(['unknown']),
  reason: oneOf(['denied', 'failed', 'not-asked']),
  permission: text,
  operation: text,
  accountId: anyText,
  region: optional(anyText),
  message: anyText,
});

/** What AWS said, read by `value`, or that it did not. */
export function answer<Value>(value: Reader<Value>): Reader<Answer<Value>> {
  return (given, path, report) => {
    const { kind } = (given ?? {}) as { readonly kind?: unknown };
    if (kind === 'unknown') return unknown(given, path, report);
    if (kind !== 'known') {
      report(path, 'expected an answer of the kind known or unknown');
      return undefined;
    }
    const read = value((given as { readonly value?: unknown }).value, `${path}.value`, report);
    return { kind, value: read as Value };
  };
}
