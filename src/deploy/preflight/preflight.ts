import type { Cloud } from '../access/index.js';
import type { Target } from '../deployment.js';
import type { Manifest } from '../../resources/index.js';
import { checkAccounts } from './account-checks.js';
import { checkLogBucket } from './bucket-checks.js';
import { checkOrganization } from './organization-checks.js';
import { checkOwnCalls } from './own-calls.js';
import type { PreflightFinding } from './preflight-finding.js';
import { checkTestUnit } from './test-unit-checks.js';
import { checkTrails, type TrailSurvey } from './trail-checks.js';

export interface PreflightInput {
  readonly cloud: Cloud;
  readonly target: Target;
  readonly manifest: Manifest;
}

export interface Preflight extends Pick<TrailSurvey, 'adopted'> {
  readonly findings: readonly PreflightFinding[];
}

/** Everything that can be known before the first change. Reads only. */
export async function preflight(input: PreflightInput): Promise<Preflight> {
  const organization = await checkOrganization(input);
  // Who is not the management account is refused everything that follows.
  if (organization.some(({ verdict }) => verdict === 'refusal')) {
    return { findings: organization, adopted: undefined };
  }
  const accounts = await checkAccounts(input);
  if (accounts.some(({ verdict }) => verdict === 'refusal')) {
    return { findings: [...organization, ...accounts], adopted: undefined };
  }
  const trails = await checkTrails(input);
  const bucket = await checkLogBucket(input, trails.adopted);
  const testUnit = await checkTestUnit(input);
  const calls = await checkOwnCalls(input);
  return {
    findings: [...organization, ...accounts, ...trails.findings, ...bucket, ...testUnit, ...calls],
    adopted: trails.adopted,
  };
}
