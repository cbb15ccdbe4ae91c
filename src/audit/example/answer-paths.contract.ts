import { notAsked, type Unknown } from '../snapshot/index.js';

/** Where something is in a snapshot: `['logBuckets', 0, 'policy']`. */
export type Path = readonly (string | number)[];

/** The path of every answer that is known, outer ones before those within them. */
export function answerPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([name, part]) => answerPaths(part, [...path, name]));
  return isKnown(value) ? [path, ...within] : within;
}

function isKnown(value: object): boolean {
  return 'kind' in value && value.kind === 'known' && 'value' in value;
}

/** Those of the known answers that are looked at while something runs: no other one can make a difference to it. */
export function answersRead(snapshot: object, run: () => void): readonly Path[] {
  const paths = answerPaths(snapshot);
  const read = new Set<Path>();
  for (const path of paths) watchKind(valueAt(snapshot, path) as object, () => read.add(path));
  run();
  for (const path of paths)
    Object.defineProperty(valueAt(snapshot, path), 'kind', { value: 'known', writable: true });
  return paths.filter((path) => read.has(path));
}

function watchKind(answer: object, note: () => void): void {
  Object.defineProperty(answer, 'kind', {
    enumerable: true,
    configurable: true,
    get: () => {
      note();
      return 'known';
    },
  });
}

export function describePath(path: Path): string {
  return path.filter((part) => part !== 'value').join('.');
}

const DENIED: Unknown = {
  ...notAsked({ permission: 'service:Permission', operation: 'Operation', accountId: '111111111111' }),
  reason: 'denied',
  message: 'AccessDenied',
};

/** Runs with one answer denied, and puts it back: a copy for each of hundreds would take most of the time. */
export function whileDenied<Result>(snapshot: object, path: Path, run: () => Result): Result {
  const holder = valueAt(snapshot, path.slice(0, -1)) as Record<string | number, unknown>;
  const name = path.at(-1)!;
  const answer = holder[name];
  holder[name] = DENIED;
  try {
    return run();
  } finally {
    holder[name] = answer;
  }
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined,
    value,
  );
}

/**
 * The innermost answers of `from` within which `to` differs, or the paths themselves of what differs outside any
 * answer.
 */
export function changedPlaces(from: unknown, to: unknown, path: Path = [], answer?: Path): readonly Path[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (!isObject(from) || !isObject(to) || Array.isArray(from) !== Array.isArray(to)) return [answer ?? path];
  const own = isKnown(from) ? path : answer;
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const places = names.flatMap((name) =>
    changedPlaces(
      (from as Record<string, unknown>)[name],
      (to as Record<string, unknown>)[name],
      [...path, name],
      own,
    ),
  );
  const seen = new Map(places.map((place) => [place.join(' '), place]));
  return [...seen.values()];
}
