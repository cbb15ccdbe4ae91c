import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { withFolder } from '../measure.mjs';
import { readDescription } from './organization.mjs';

const BINARY = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const REPORT_PEAK = new URL('./report-peak.mjs', import.meta.url).href;
const execute = promisify(execFile);

/**
 * `orgtrail verify s3://…` from its start to its end, over the endpoint that the AWS CLI has:
 * `{seconds, peakBytes, digests, logFiles}`. Anything but `ok` is an error.
 */
export async function runOrgtrailCommand({ organization, endpoints }) {
  const { folder, from } = organization;
  const { trail } = readDescription(folder, 'organization.json');
  const start = new Date(Date.parse(from) - 2 * 3_600_000).toISOString();
  const expectation = join(folder, 'organization.json');
  const command = ['verify', `s3://${trail.bucket}`, '--json', '--from', start, '--expect', expectation];
  return withFolder(async (output) => {
    const peak = join(output, 'peak');
    const started = performance.now();
    const { stdout } = await run(command, { ...environment(endpoints), ORGTRAIL_BENCH_PEAK: peak });
    const seconds = (performance.now() - started) / 1000;
    const { verdict, totals } = JSON.parse(stdout);
    if (verdict !== 'ok') throw new Error(`orgtrail does not accept it: ${stdout.slice(0, 2000)}`);
    const peakBytes = Number(readFileSync(peak, 'utf8'));
    return { seconds, peakBytes, digests: totals.digests.verified, logFiles: totals.logFiles.verified };
  });
}

async function run(parameters, env) {
  try {
    const all = ['--import', REPORT_PEAK, BINARY, ...parameters];
    return await execute(process.execPath, all, { env, maxBuffer: 256 * 1024 * 1024 });
  } catch (cause) {
    throw new Error(`orgtrail verify ended with exit code ${cause.code}: ${cause.stderr}`, { cause });
  }
}

const environment = (endpoints) => ({
  PATH: process.env.PATH,
  AWS_ACCESS_KEY_ID: 'example',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_CLOUDTRAIL: endpoints.controlPlane,
});
