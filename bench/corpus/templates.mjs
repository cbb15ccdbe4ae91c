import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXERCISE = fileURLToPath(new URL('../../test/fixtures/invictus/CloudTrail', import.meta.url));

/**
 * Records of a real exercise (test/fixtures/invictus), each cut into text that stays and places that
 * are filled anew for every event: strings alternate with the names of places.
 */
export function loadTemplates() {
  return readdirSync(EXERCISE)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(EXERCISE, name), 'utf8')).Records ?? [])
    .map(templateOf);
}

const MARK = '\u0001';

function templateOf(record) {
  const members = Object.entries(record).map(([name, value]) => {
    const text = JSON.stringify(value);
    return `${JSON.stringify(name)}:${BODIES.has(name) ? uniqueBody(text) : text}`;
  });
  const marked = commonPlaces(record).reduce(
    (text, [value, place]) => text.replaceAll(value, `${MARK}${place}${MARK}`),
    `{${members.join(',')}}`,
  );
  return marked.split(MARK);
}

const BODIES = new Set(['requestParameters', 'responseElements', 'additionalEventData', 'resources']);

/** Values that a record repeats: the same place gets the same text wherever it stands. */
function commonPlaces(record) {
  const places = [
    [record.eventID, 'eventId'],
    [record.requestID, 'requestId'],
    [record.eventTime, 'time'],
    [record.userIdentity.accessKeyId?.slice(4), 'key'],
    [/^[0-9.]+$/.test(record.sourceIPAddress) ? record.sourceIPAddress : undefined, 'address'],
    [record.userIdentity.userName, 'user'],
    [record.awsRegion, 'region'],
    [record.recipientAccountId, 'account'],
    [record.userIdentity.accountId, 'account'],
  ];
  return places.filter(([value]) => value !== undefined && value !== '');
}

/** Ids and numbers become places; a body without one gets a token, so that no two bodies are equal. */
function uniqueBody(text) {
  if (text === 'null') return text;
  const marked = text.replace(/[0-9A-Za-z]{8,}/g, (run) => {
    if (/^\d{12}$/.test(run)) return run;
    if (/^[1-9]\d{7,}$/.test(run)) return `${MARK}digits:${run.length}${MARK}`;
    if (/^(?=.*\d)[0-9a-f]+$/.test(run)) return `${MARK}hex:${run.length}${MARK}`;
    return /^(?=.*\d)[0-9A-Z]+$/.test(run) ? `${MARK}capitals:${run.length}${MARK}` : run;
  });
  if (marked !== text || text[0] !== '{') return marked;
  const token = `{"clientToken":"${MARK}hex:32${MARK}"`;
  return text === '{}' ? `${token}}` : `${token},${text.slice(1)}`;
}
