import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The JSON of a simulation's records, a text each: at most `most`, spread over accounts and Regions. */
export function readTexts(folder, most) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('CloudTrail_') && name.endsWith('.json.gz'))
    .sort();
  const texts = [];
  // A step that shares no factor with the number of files visits all of them.
  for (let at = 0, step = 7919; texts.length < most && at < paths.length; at++) {
    const path = paths[(at * step) % paths.length];
    const { Records } = JSON.parse(gunzipSync(readFileSync(join(folder, path))).toString());
    for (const record of Records) texts.push(JSON.stringify(record));
  }
  return texts.slice(0, most);
}
