import type { DigestFile } from './digest-file.js';

export type DigestResult =
  | { readonly kind: 'ok'; readonly digest: DigestFile }
  | { readonly kind: 'malformed'; readonly detail: string };

/**
 * Reads a digest file's inflated bytes. Every field that AWS documents has to be there, and in its
 * documented form where the chain rests on it; other fields are left alone, since the signature covers them too. Whether the
 * fields are true (place, time, hash, signature) is for the verifier to say.
 */
export function parseDigest(content: Uint8Array): DigestResult {
  const json = readJson(content);
  if (json === undefined) return { kind: 'malformed', detail: 'not JSON in UTF-8' };
  if (!isObject(json)) return { kind: 'malformed', detail: 'not a JSON object' };
  const detail = problemOf(json);
  return detail === undefined
    ? { kind: 'ok', digest: json as unknown as DigestFile }
    : { kind: 'malformed', detail };
}

type JsonObject = Readonly<Record<string, unknown>>;

/** What a field has to be, in words and as a test. */
interface Form {
  readonly words: string;
  readonly test: (value: unknown) => boolean;
}

const text: Form = {
  words: 'a text that is not empty',
  test: (value) => typeof value === 'string' && value !== '',
};
const account = matching('twelve digits', /^[0-9]{12}$/);
const time = matching('a time like 2026-03-01T01:00:48Z', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, isTime);
// Nothing in the chain rests on the event times, so their form is not a reason to refuse a digest.
const eventTime: Form = { words: 'a text or null', test: (value) => value === null || text.test(value) };
const fingerprint = matching('32 lower-case hexadecimal digits', /^[0-9a-f]{32}$/);
const sha256 = matching('64 hexadecimal digits', /^[0-9a-f]{64}$/i);
// Twice what RSA-8192 needs: a regular expression over foreign text has to stop somewhere.
const hex = matching('hexadecimal digits', /^(?:[0-9a-f]{2}){1,2048}$/i);

const digestForms = {
  awsAccountId: account,
  digestStartTime: time,
  digestEndTime: time,
  digestS3Bucket: text,
  digestS3Object: text,
  digestPublicKeyFingerprint: fingerprint,
  digestSignatureAlgorithm: text,
  newestEventTime: eventTime,
  oldestEventTime: eventTime,
} satisfies Readonly<Record<string, Form>>;

const previousForms = {
  previousDigestS3Bucket: text,
  previousDigestS3Object: text,
  previousDigestHashValue: sha256,
  previousDigestHashAlgorithm: text,
  previousDigestSignature: hex,
} satisfies Readonly<Record<string, Form>>;

const logFileForms = {
  s3Bucket: text,
  s3Object: text,
  hashValue: sha256,
  hashAlgorithm: text,
  newestEventTime: eventTime,
  oldestEventTime: eventTime,
} satisfies Readonly<Record<string, Form>>;

function problemOf(digest: JsonObject): string | undefined {
  return (
    firstProblem(digest, digestForms) ?? problemOfPrevious(digest) ?? problemOfLogFiles(digest['logFiles'])
  );
}

/** All five are null in a starting digest and none in any other. */
function problemOfPrevious(digest: JsonObject): string | undefined {
  const names = Object.keys(previousForms);
  const nulls = names.filter((name) => digest[name] === null).length;
  if (nulls === names.length) return undefined;
  if (nulls > 0)
    return `${nulls} of the ${names.length} previousDigest fields are null: all or none have to be`;
  return firstProblem(digest, previousForms);
}

function problemOfLogFiles(logFiles: unknown): string | undefined {
  if (!Array.isArray(logFiles)) return 'logFiles: expected an array';
  for (const [index, entry] of logFiles.entries()) {
    const problem = isObject(entry) ? firstProblem(entry, logFileForms) : 'expected an object';
    if (problem !== undefined) return `logFiles[${index}]: ${problem}`;
  }
  return undefined;
}

function firstProblem(object: JsonObject, forms: Readonly<Record<string, Form>>): string | undefined {
  const wrong = Object.entries(forms).find(([name, form]) => !form.test(object[name]));
  return wrong && `${wrong[0]}: expected ${wrong[1].words}`;
}

function matching(words: string, shape: RegExp, also: (text: string) => boolean = () => true): Form {
  return { words, test: (value) => typeof value === 'string' && shape.test(value) && also(value) };
}

/** Date takes 30 February for 2 March; the day has to come back as it went in. */
function isTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 19));
}

function readJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
