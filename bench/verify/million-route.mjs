import { availableParallelism, tmpdir } from 'node:os';

import { parsePublicKeys, verify } from '../../dist/digest/index.js';
import { openTrail } from './millions/open-trail.mjs';
import { readDescription } from './organization.mjs';

/** Verifies a trail of very many objects in a store that costs next to nothing. Anything but `ok` is an error. */
export async function run({ folder }) {
  const trail = readDescription(folder, 'trail.json');
  const keys = parsePublicKeys(trail.publicKeys, 'public-keys.json');
  if (keys.kind !== 'ok') throw new Error(`the keys of ${folder} are invalid`);
  const report = await verify({
    store: openTrail(trail),
    publicKeys: keys.source,
    from: new Date(Date.parse('2026-02-09T22:00:00Z')),
    now: new Date(trail.to + 3_600_000),
    threads: availableParallelism(),
    temporaryFolder: tmpdir(),
  });
  if (report.verdict !== 'ok')
    throw new Error(`orgtrail does not accept it: ${JSON.stringify(report.findings[0])}`);
  const { digests, logFiles } = report.totals;
  return { objects: digests.verified + logFiles.verified, unlisted: logFiles.unlisted };
}
