import { availableParallelism, tmpdir } from 'node:os';

import { parsePublicKeys, verify } from '../../dist/digest/index.js';
import { openFolderStore } from '../../dist/storage/index.js';
import { parseOrganization } from '../../dist/organization/index.js';
import { readDescription } from './organization.mjs';

/** What `orgtrail verify <folder> --expect organization.json` does, with its settings. Anything but `ok` is an error. */
export async function run({ organization }) {
  const { folder, from, to } = organization;
  const keys = parsePublicKeys(readDescription(folder, 'public-keys.json'), 'public-keys.json');
  const expectation = parseOrganization(readDescription(folder, 'organization.json'));
  if (keys.kind !== 'ok' || expectation.kind !== 'ok') throw new Error(`${folder} is not described well`);
  const report = await verify({
    expectation: expectation.organization,
    store: await openFolderStore(folder),
    publicKeys: keys.source,
    from: new Date(Date.parse(from) - 2 * 3_600_000),
    now: new Date(Date.parse(to) + 2 * 3_600_000),
    threads: availableParallelism(),
    temporaryFolder: tmpdir(),
  });
  if (report.verdict !== 'ok')
    throw new Error(`orgtrail does not accept it: ${JSON.stringify(report.findings[0])}`);
  const { digests, logFiles } = report.totals;
  return { objects: digests.verified + logFiles.verified };
}
