import { parseRegion } from '../../cloudtrail/index.js';
import type { PublicKey, PublicKeySource } from './public-key.js';

export type ParsedPublicKeys =
  | { readonly kind: 'ok'; readonly source: PublicKeySource }
  | { readonly kind: 'invalid'; readonly problems: readonly KeyProblem[] };

export interface KeyProblem {
  /** Where in the document: `eu-west-1.PublicKeyList[0].Value`; `''` for the document itself. */
  readonly path: string;
  readonly message: string;
}

/**
 * Reads the parsed JSON of `--public-keys`: what `aws cloudtrail list-public-keys` prints, which then
 * stands for every Region, or an object of Region to that.
 *
 * @param origin How the report names the source.
 */
export function parsePublicKeys(json: unknown, origin: string): ParsedPublicKeys {
  const problems: KeyProblem[] = [];
  if (!isObject(json)) return { kind: 'invalid', problems: [{ path: '', message: 'expected an object' }] };
  const forAll = 'PublicKeyList' in json ? readList(json, '', problems) : undefined;
  const byRegion =
    forAll === undefined ? readRegions(json, problems) : new Map<string, readonly PublicKey[]>();
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'ok', source: offlineKeys(origin, (region) => forAll ?? byRegion.get(region)) };
}

function offlineKeys(
  origin: string,
  find: (region: string) => readonly PublicKey[] | undefined,
): PublicKeySource {
  return {
    origin,
    async keysFor(region) {
      const keys = find(region);
      if (keys === undefined) return { kind: 'unavailable', detail: `${origin} has no keys of ${region}` };
      return { kind: 'keys', keys };
    },
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

function readRegions(json: JsonObject, problems: KeyProblem[]): Map<string, readonly PublicKey[]> {
  const regions = new Map<string, readonly PublicKey[]>();
  for (const [name, list] of Object.entries(json)) {
    if (parseRegion(name) === undefined)
      problems.push({ path: name, message: 'expected a Region such as eu-west-1' });
    else if (!isObject(list)) problems.push({ path: name, message: 'expected an object with PublicKeyList' });
    else regions.set(name, readList(list, `${name}.`, problems));
  }
  if (regions.size === 0 && problems.length === 0)
    problems.push({ path: '', message: 'expected at least one Region' });
  return regions;
}

function readList(json: JsonObject, path: string, problems: KeyProblem[]): readonly PublicKey[] {
  const list = json['PublicKeyList'];
  if (!Array.isArray(list)) {
    problems.push({ path: `${path}PublicKeyList`, message: 'expected an array' });
    return [];
  }
  return list.flatMap((entry, index) => readKey(entry, `${path}PublicKeyList[${index}]`, problems) ?? []);
}

function readKey(entry: unknown, path: string, problems: KeyProblem[]): PublicKey | undefined {
  const before = problems.length;
  const key: JsonObject = isObject(entry) ? entry : {};
  const fail = (name: string, message: string): void =>
    void problems.push({ path: `${path}.${name}`, message });
  const der = readBase64(key['Value']);
  const fingerprint = key['Fingerprint'];
  const validFrom = readTime(key['ValidityStartTime']);
  const validTo = readTime(key['ValidityEndTime']);
  if (der === undefined) fail('Value', 'expected base64');
  if (typeof fingerprint !== 'string') fail('Fingerprint', 'expected a text');
  if (validFrom === undefined) fail('ValidityStartTime', 'expected a time');
  if (validTo === undefined) fail('ValidityEndTime', 'expected a time');
  return problems.length > before
    ? undefined
    : { der: der!, fingerprint: fingerprint as string, validFrom: validFrom!, validTo: validTo! };
}

function readBase64(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || value === '' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value))
    return undefined;
  return Buffer.from(value, 'base64');
}

/** ISO 8601, or seconds since 1970 as version 1 of the AWS CLI prints them. */
function readTime(value: unknown): Date | undefined {
  const time =
    typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
