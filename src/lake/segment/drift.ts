import { TOP_LEVEL_FIELDS, USER_IDENTITY_FIELDS } from '../../cloudtrail/index.js';
import { bufferOf } from './cut-records.js';
import { isObject, ScanError, type Span, visitMembers } from './scan-json.js';

const KNOWN = new Set<string>(TOP_LEVEL_FIELDS);
const KNOWN_IDENTITY = new Set<string>(USER_IDENTITY_FIELDS);

/**
 * Fields that the schema does not know, as `name` or `userIdentity.name`. They are not in the lake's
 * columns (the original record keeps them), so somebody has to hear of them.
 */
export const unknownFields = (content: Uint8Array, records: readonly Span[]): readonly string[] => {
  try {
    const text = bufferOf(content);
    const unknown = new Set<string>();
    for (const record of records) addUnknown(text, record, unknown);
    return [...unknown];
  } catch (cause) {
    // Text that does not scan is judged, and reported, by the reader.
    if (cause instanceof ScanError) return [];
    throw cause;
  }
};

const addUnknown = (text: Buffer, record: Span, unknown: Set<string>): void => {
  if (!isObject(text, record)) return;
  visitMembers(text, record.start, (key, value) => {
    const name = nameOf(text, key);
    if (!KNOWN.has(name)) unknown.add(wholeName(text, key));
    if (name === 'userIdentity' && isObject(text, value)) addUnknownInIdentity(text, value, unknown);
  });
};

const addUnknownInIdentity = (text: Buffer, identity: Span, unknown: Set<string>): void => {
  visitMembers(text, identity.start, (key) => {
    if (!KNOWN_IDENTITY.has(nameOf(text, key))) unknown.add(`userIdentity.${wholeName(text, key)}`);
  });
};

/** Enough to know a name that the schema has, and read in half the time. */
const nameOf = (text: Buffer, { start, end }: Span): string => text.toString('latin1', start, end);

const wholeName = (text: Buffer, { start, end }: Span): string => text.toString('utf8', start, end);
