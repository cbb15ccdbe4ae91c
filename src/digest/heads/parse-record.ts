import type { HeadRecord, ProvenSpan, RecordedHead, Seal } from './head-ledger.js';

type Json = Readonly<Record<string, unknown>>;

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const hash = /^[0-9a-f]{64}$/;

/** Reads an entry of a ledger; undefined for anything that no run has written. */
export function parseHeadRecord(text: string): HeadRecord | undefined {
  const json = parseJson(text);
  if (!isObject(json) || json['schema'] !== 'orgtrail.chain-heads/1') return undefined;
  const { verifiedAt, location, heads } = json;
  if (!matches(verifiedAt, time) || typeof location !== 'string' || !Array.isArray(heads)) return undefined;
  const parsed = heads.map(parseHead);
  return parsed.includes(undefined)
    ? undefined
    : { schema: 'orgtrail.chain-heads/1', verifiedAt, location, heads: parsed as readonly RecordedHead[] };
}

function parseHead(value: unknown): RecordedHead | undefined {
  if (!isObject(value)) return undefined;
  const names = ['chain', 'accountId', 'region', 'key', 'bucket', 'object', 'signature'] as const;
  const isWhole = names.every((name) => typeof value[name] === 'string');
  if (!isWhole || !matches(value['endTime'], time) || !matches(value['sha256'], hash)) return undefined;
  const { proven, ...head } = value;
  const span = parseSpan(proven);
  return { ...(head as unknown as RecordedHead), ...(span !== undefined && { proven: span }) };
}

function parseSpan(value: unknown): ProvenSpan | undefined {
  if (!isObject(value) || !matches(value['from'], time) || !isObject(value['seal'])) return undefined;
  const { until, objects, sum } = value['seal'];
  const isSeal = matches(until, time) && Number.isSafeInteger(objects) && matches(sum, hash);
  return isSeal ? { from: value['from'], seal: value['seal'] as unknown as Seal } : undefined;
}

function matches(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
