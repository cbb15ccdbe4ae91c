import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FindingCode, VerifyReport } from '../../../src/digest/index.js';
import { orgtrail } from '../../e2e/orgtrail.js';
import type { AwsEndpoints } from './aws-cli.js';
import { type BucketTree, rangeOf } from './bucket-tree.js';

/** What `orgtrail verify` says of a whole bucket. */
export interface OrgtrailVerdict {
  readonly exitCode: number;
  readonly verdict: VerifyReport['verdict'];
  /** Each once, those first that weigh most. */
  readonly codes: readonly FindingCode[];
}

/** Runs the built `orgtrail verify` over the same endpoints as the AWS CLI. */
export async function runOrgtrail(tree: BucketTree, endpoints: AwsEndpoints): Promise<OrgtrailVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-interop-'));
  try {
    const expectation = join(folder, 'organization.json');
    await writeFile(expectation, JSON.stringify(tree.organization));
    return await run(tree, endpoints, expectation);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(tree: BucketTree, endpoints: AwsEndpoints, expectation: string): Promise<OrgtrailVerdict> {
  const options = { '--from': rangeOf(tree).from, '--expect': expectation, '--threads': '1' };
  const location = `s3://${tree.organization.trail.bucket}`;
  const { exit, stdout, stderr } = await orgtrail(
    ['verify', location, '--json', ...Object.entries(options).flat()],
    { env: environment(endpoints) },
  );
  if (typeof exit !== 'number' || stdout === '') throw new Error(`orgtrail verify gave ${exit}: ${stderr}`);
  const { verdict, findings } = JSON.parse(stdout) as VerifyReport;
  return { exitCode: exit, verdict, codes: codesOf(findings) };
}

const environment = (endpoints: AwsEndpoints) => ({
  AWS_ACCESS_KEY_ID: 'example',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_CLOUDTRAIL: endpoints.controlPlane,
});

const WEIGHTS = { tamper: 0, incomplete: 1, note: 2 } as const;

/** That the simulated organization ended long ago is no part of the comparison. */
const codesOf = (findings: VerifyReport['findings']): readonly FindingCode[] => {
  const sorted = findings
    .filter(({ code }) => code !== 'STALE')
    .sort(
      (left, right) => WEIGHTS[left.verdict] - WEIGHTS[right.verdict] || (left.code < right.code ? -1 : 1),
    );
  return [...new Set(sorted.map(({ code }) => code))];
};
