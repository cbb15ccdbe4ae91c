/** Reads a JSON value, or reports what is expected in its place and gives undefined. */
export type Reader<Value> = (value: unknown, path: string, report: Report) => Value | undefined;

/** Takes problems as they are found. `path` is written `accounts[3].accountId`. */
export type Report = (path: string, message: string) => void;

/** A member that may be absent. */
export interface Optional<Value> {
  readonly optional: Reader<Value>;
}

/** A reader for every member of an object, so that a member added to the type has to be read. */
export type Shape<Value> = {
  readonly [Name in keyof Value]-?: MemberOf<Value, Name>;
};

type MemberOf<Value, Name extends keyof Value> =
  Record<never, never> extends Pick<Value, Name>
    ? Optional<Exclude<Value[Name], undefined>>
    : Reader<Value[Name]>;

export function optional<Value>(reader: Reader<Value>): Optional<Value> {
  return { optional: reader };
}

/** A text that `parse` accepts. */
export function parsed<Value>(words: string, parse: (text: string) => Value | undefined): Reader<Value> {
  return (value, path, report) => {
    const found = typeof value === 'string' ? parse(value) : undefined;
    if (found === undefined) report(path, `expected ${words}`);
    return found;
  };
}

export const text = parsed('a text that is not empty', (text) => (text === '' ? undefined : text));

export const utcTime = parsed('a time in UTC such as 2026-03-01T00:00:00Z', parseUtcTime);

export function oneOf<Word extends string>(words: readonly Word[]): Reader<Word> {
  return parsed(`one of: ${words.join(', ')}`, (text) => words.find((word) => word === text));
}

export function listOf<Item>(item: Reader<Item>): Reader<readonly Item[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) return nothing(report, path, 'expected a list');
    return value.map((entry, index) => item(entry, `${path}[${index}]`, report) as Item);
  };
}

/** Members that the shape does not name are dropped. */
export function objectOf<Value extends object>(shape: Shape<Value>): Reader<Value> {
  const members = Object.entries<Optional<unknown> | Reader<unknown>>(shape);
  return (value, path, report) => {
    if (!isObject(value)) return nothing(report, path, 'expected an object');
    const found: Record<string, unknown> = {};
    for (const [name, member] of members) {
      if (typeof member !== 'function' && !Object.hasOwn(value, name)) continue;
      const read = typeof member === 'function' ? member : member.optional;
      found[name] = read(value[name], path === '' ? name : `${path}.${name}`, report);
    }
    return found as Value;
  };
}

function nothing(report: Report, path: string, message: string): undefined {
  report(path, message);
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Date takes 30 February for 2 March; the day has to come back as it went in. */
function parseUtcTime(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(text)) return undefined;
  const time = new Date(text);
  const real = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 19));
  return real ? time : undefined;
}
