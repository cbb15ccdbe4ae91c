import { availableParallelism } from 'node:os';

import { median, runRoute, speedRatio } from '../measure.mjs';
import { count, gigabytes, megabytes, printTable, printTarget, times } from '../report.mjs';
import { openCli, runAwsCli } from './aws-cli.mjs';
import { compileLimit, runLimit } from './limit.mjs';
import { runOrgtrailCommand } from './orgtrail-command.mjs';
import { ensureOrganization, WHOLE } from './organization.mjs';
import { withEndpoint } from './with-endpoint.mjs';

const LARGE = { name: 'large-logs', accounts: 2, regions: 1, days: 1, eventsPerDay: 1_000_000 };
const TINY = { name: 'tiny-logs', accounts: 60, regions: 8, days: 1, eventsPerDay: 120_000 };
/** Of each kind, so small that only a failure means something. */
const SMOKE = { accounts: 2, regions: 1, days: 1, eventsPerDay: 2_000 };

/** Verification against the AWS CLI over one endpoint, and against the physical limit on the same files. */
export async function measureVerify({ rounds, smoke, parent }) {
  const make = async (size) => ensureOrganization(smoke ? { ...SMOKE, name: size.name } : size, parent);
  const parts = [
    async () => measureAgainstCli(await make(WHOLE), rounds, smoke),
    async () =>
      measureAgainstLimit('large', await make(LARGE), rounds, (ratio) => {
        printTarget(`at least 0.6x the limit (${times(ratio)})`, ratio >= 0.6, smoke);
      }),
    async () => measureAgainstLimit('tiny', await make(TINY), rounds, () => undefined),
  ];
  for (const part of parts) await part();
}

/** One run of the AWS CLI takes longer than all of ours. */
async function measureAgainstCli(organization, rounds, smoke) {
  const cli = await orReason(openCli);
  if (cli === undefined) return;
  const cores = availableParallelism();
  await withEndpoint(organization.folder, async (endpoints) => {
    const ours = await repeat(rounds, async () => runOrgtrailCommand({ organization, endpoints }));
    const serial = await runAwsCli({ cli, organization, endpoints, atOnce: 1 });
    const atOnce = await runAwsCli({ cli, organization, endpoints, atOnce: cores });
    for (const { digests, logFiles } of [serial, atOnce]) assertSame(ours[0], { digests, logFiles });
    const seconds = median(ours.map((run) => run.seconds));
    const row = (title, run) => [title, run.seconds.toFixed(1), times(run.seconds / seconds)];
    printTable(
      `verify over one S3 endpoint: ${count(ours[0].digests)} digests and ${count(ours[0].logFiles)} log files of ${organization.accounts} accounts in ${organization.regions.length} Regions; orgtrail median of ${rounds}`,
      ['route', 'seconds', 'orgtrail is'],
      [
        ['orgtrail verify', seconds.toFixed(1), ''],
        row(`${cli.version} validate-logs, ${serial.processes} processes one after the other`, serial),
        row(`the same, ${cores} processes at once`, atOnce),
      ],
    );
    console.log(`peak memory of orgtrail: ${megabytes(Math.max(...ours.map((run) => run.peakBytes)))}`);
    const ratio = serial.seconds / seconds;
    printTarget(`at least 20x the AWS CLI (${times(ratio)})`, ratio >= 20, smoke);
  });
}

function assertSame(ours, theirs) {
  if (ours.digests === theirs.digests && ours.logFiles === theirs.logFiles) return;
  throw new Error(`orgtrail and the AWS CLI saw different things: ${JSON.stringify({ ours, theirs })}`);
}

async function measureAgainstLimit(name, organization, rounds, judge) {
  if ((await orReason(compileLimit)) === undefined) return;
  const { folder, digests, logFiles } = organization;
  const [ours, limit] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runRoute('../verify/orgtrail-route', { organization }));
    limit.push(await runLimit(folder));
  }
  const { contentBytes, storedBytes, files } = limit[0];
  if (ours[0].objects !== files) throw new Error(`orgtrail verified ${ours[0].objects} of ${files} objects`);
  const row = (title, runs, peak, ratio) => {
    const seconds = median(runs.map((run) => run.seconds));
    return [
      title,
      seconds.toFixed(2),
      count(contentBytes / 1e6 / seconds),
      count(files / seconds),
      peak,
      ratio,
    ];
  };
  const ratio = speedRatio(ours, limit);
  printTable(
    `verify ${name}: ${count(digests)} digests and ${count(logFiles)} log files (${megabytes(contentBytes)}, ${megabytes(storedBytes)} compressed); median of ${rounds}`,
    ['route', 'seconds', 'MB/s of content', 'objects/s', 'peak memory', 'orgtrail is'],
    [
      row('orgtrail verify', ours, gigabytes(Math.max(...ours.map((run) => run.peakBytes))), ''),
      row('limit in C: libdeflate, OpenSSL, nothing else', limit, '', times(ratio)),
    ],
  );
  judge(ratio);
}

async function repeat(rounds, work) {
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await work());
  return runs;
}

/** What could not be had is said and left out, but not in CI. */
async function orReason(open) {
  try {
    return await open();
  } catch (cause) {
    if (process.env.CI !== undefined && process.env.CI !== '') throw cause;
    console.log(`left out: ${cause.message}`);
    return undefined;
  }
}
