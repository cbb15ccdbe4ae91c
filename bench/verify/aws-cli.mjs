// Validates a simulated organization with the AWS CLI, one process for each account and Region, as it
// must be. Usage: aws-cli.mjs [processes at once]
import { pathToFileURL } from 'node:url';

import { corporaFolder } from '../corpus/index.mjs';
import { loadRig } from './load-rig.mjs';
import { ensureOrganization, readDescription, WHOLE } from './organization.mjs';
import { withEndpoint } from './with-endpoint.mjs';

const HOUR = 3_600_000;

/** Opens the AWS CLI, or says what to install for it. */
export async function openCli() {
  const { findAwsCli, openAwsCli } = await loadRig();
  const search = await findAwsCli();
  if (search.kind === 'missing') throw new Error(search.install);
  return openAwsCli(search.tool);
}

/** `{seconds, processes, digests, logFiles}` of validating all chains; a chain that is not valid is an error. */
export async function runAwsCli({ cli, organization, endpoints, atOnce }) {
  const requests = requestsOf(organization, endpoints);
  const started = performance.now();
  const verdicts = await inLanes(requests, atOnce, async (request) => cli.validateLogs(request));
  const seconds = (performance.now() - started) / 1000;
  const invalid = verdicts.find(({ exitCode, digests }) => exitCode !== 0 || digests.valid === 0);
  if (invalid !== undefined) throw new Error(`the AWS CLI does not accept it: ${JSON.stringify(invalid)}`);
  const sum = (name) => verdicts.reduce((total, verdict) => total + verdict[name].valid, 0);
  return { seconds, processes: requests.length, digests: sum('digests'), logFiles: sum('logFiles') };
}

function requestsOf({ folder, from, to, regions }, endpoints) {
  const { trail, accounts } = readDescription(folder, 'organization.json');
  // The first digest ends up to an hour before the first event, the last one up to an hour after the last.
  const range = { from: edge(from, -2 * HOUR), to: edge(to, 2 * HOUR) };
  return accounts.flatMap(({ accountId }) =>
    regions.map((region) => ({ endpoints, trailArn: trail.arn, accountId, region, ...range })),
  );
}

const edge = (time, milliseconds) =>
  `${new Date(Date.parse(time) + milliseconds).toISOString().slice(0, 19)}Z`;

async function inLanes(items, lanes, work) {
  const waiting = [...items];
  const results = [];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      results.push(await work(item));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const atOnce = Number(process.argv[2] ?? 1);
  const cli = await openCli();
  const organization = await ensureOrganization(WHOLE, corporaFolder());
  const run = await withEndpoint(organization.folder, 0, async (endpoints) =>
    runAwsCli({ cli, organization, endpoints, atOnce }),
  );
  console.log(
    `${cli.version}: ${run.digests} digests and ${run.logFiles} log files valid in ${run.seconds.toFixed(1)} s, ${run.processes} processes, ${atOnce} at once`,
  );
}
