import { UserError } from '../errors.js';

/** One option of the command line: what help, completion and reference say of it, and how its text becomes a value. */
export interface Option<Value> {
  readonly summary: string;
  /** What stands for the value in help: `<folder>`. Absent for a flag. */
  readonly placeholder?: string;
  /** The only texts it takes. */
  readonly choices?: readonly string[];
  /** How help names the value that holds without the option. */
  readonly fallback?: string;
  /** True when it may be given more than once; otherwise the last one counts. */
  readonly repeatable?: boolean;
  /** What a shell should offer for it. */
  readonly completes?: 'folder' | 'file';
  /** Every text given for it, in order; none when it was not given. Throws a UserError. */
  readonly read: (given: readonly string[], context: ReadContext) => Value;
}

export interface ReadContext {
  /** The option as typed, `--from`, for messages. */
  readonly name: string;
  /** Milliseconds since 1970: the moment that `7d` counts back from. */
  readonly now: number;
}

export type OptionSet = Readonly<Record<string, Option<unknown>>>;

/** The values that a set of options is read into. */
export type OptionValues<Options extends OptionSet> = {
  readonly [Name in keyof Options]: Options[Name] extends Option<infer Value> ? Value : never;
};

export function flag(summary: string): Option<boolean> {
  return { summary, read: (given) => given.length > 0 };
}

interface TextParts {
  readonly summary: string;
  readonly placeholder: string;
  readonly completes?: 'folder' | 'file';
}

export function text(parts: TextParts): Option<string | undefined> {
  return { ...parts, read: (given) => given.at(-1) };
}

export function textOr(fallback: string, parts: TextParts): Option<string> {
  return { ...parts, fallback, read: (given) => given.at(-1) ?? fallback };
}

/** Each use is read on its own; a use may also hold several values with commas between. */
export function listOf<Value>(
  parts: TextParts & { readonly expected: string },
  parse: (text: string) => Value | undefined,
): Option<readonly Value[]> {
  const { expected, ...rest } = parts;
  return {
    ...rest,
    repeatable: true,
    read: (given, { name }) =>
      given
        .flatMap((group) => group.split(','))
        .map((item) => parse(item.trim()) ?? refuse(name, item, expected)),
  };
}

/** `name=value`, as often as wanted. The same name twice is refused, because one of them would be lost. */
export function pairs(parts: TextParts): Option<Readonly<Record<string, string>>> {
  const read = (given: readonly string[], { name }: ReadContext): Readonly<Record<string, string>> => {
    const entries = given.map((pair) => splitPair(pair) ?? refuse(name, pair, 'a name, =, and a value'));
    const names = entries.map(([key]) => key);
    const twice = names.find((key, index) => names.indexOf(key) !== index);
    return twice === undefined ? Object.fromEntries(entries) : refuse(name, twice, 'given only once');
  };
  return { ...parts, repeatable: true, read };
}

function splitPair(pair: string): readonly [string, string] | undefined {
  const at = pair.indexOf('=');
  return at > 0 ? [pair.slice(0, at), pair.slice(at + 1)] : undefined;
}

export function choice<const Choice extends string>(
  choices: readonly Choice[],
  fallback: Choice,
  summary: string,
): Option<Choice> {
  const read = (given: readonly string[], { name }: ReadContext): Choice => {
    const wanted = given.at(-1) ?? fallback;
    return choices.find((each) => each === wanted) ?? refuse(name, wanted, `one of ${choices.join(', ')}`);
  };
  return { summary, placeholder: choices.join('|'), choices, fallback, read };
}

/** A whole number. */
export function count(
  fallback: number,
  range: { readonly from: number; readonly to: number },
  { fallbackText = String(fallback), ...parts }: TextParts & { readonly fallbackText?: string },
): Option<number> {
  const expected = `a whole number from ${range.from} to ${range.to}`;
  const read = (given: readonly string[], { name }: ReadContext): number => {
    const wanted = given.at(-1);
    if (wanted === undefined) return fallback;
    const value = /^\d{1,15}$/.test(wanted) ? Number(wanted) : Number.NaN;
    return value >= range.from && value <= range.to ? value : refuse(name, wanted, expected);
  };
  return { ...parts, fallback: fallbackText, read };
}

/** Ends reading with the error that names option, text and what was expected, at more length in `spelled`. */
export function refuse(name: string, given: string, expected: string, spelled = expected): never {
  throw new UserError({
    what: `${JSON.stringify(given)} is not ${expected}`,
    where: name,
    next: `Give ${name} ${spelled}.`,
  });
}

/** `endpointUrl` -> `--endpoint-url`. */
export function optionName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
