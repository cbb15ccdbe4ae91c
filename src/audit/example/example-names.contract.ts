import {
  type AccountId,
  parseAccountId,
  parseOrganizationId,
  parseRegion,
  type Region,
} from '../../cloudtrail/index.js';
import { EXAMPLE_INPUT } from '../../policy/guardrails/example-input.contract.js';
import { fillGuardrails } from '../../policy/index.js';

/** Names of the example organization: those of the example guardrails. */
export const MANAGEMENT = accountId(EXAMPLE_INPUT.managementAccountId);
export const LOG_ARCHIVE = accountId(EXAMPLE_INPUT.logArchiveAccountId);
export const SECURITY = accountId(EXAMPLE_INPUT.securityAccountId);
export const MEMBER = accountId('444444444444');
export const ORGANIZATION = parseOrganizationId(EXAMPLE_INPUT.organizationId)!;
export const HOME = region('us-east-1');
export const OTHER = region('eu-west-1');
export const TRAIL = EXAMPLE_INPUT.trailArn;
export const BUCKET = EXAMPLE_INPUT.bucket;
export const KEY = EXAMPLE_INPUT.keyArn;
export const RESULTS_BUCKET = EXAMPLE_INPUT.resultsBucket;
export const ROOT = 'r-ab12';
export const SECURITY_UNIT = 'ou-ab12-11111111';
export const WORKLOADS_UNIT = 'ou-ab12-22222222';
export const HUB_BUS = `arn:aws:events:${HOME}:${SECURITY}:event-bus/orgtrail-hub`;
export const ALERTS_TOPIC = `arn:aws:sns:${HOME}:${SECURITY}:orgtrail-alerts`;
export const TAKEN_AT = '2026-03-01T12:00:00.000Z';

/** The policies that orgtrail would set up for it. */
export const GUARDRAILS = fillGuardrails(EXAMPLE_INPUT);

export function accountId(text: string): AccountId {
  return parseAccountId(text)!;
}

export function region(text: string): Region {
  return parseRegion(text)!;
}

/** A time before the snapshot was taken. */
export function hoursBefore(hours: number): string {
  return new Date(Date.parse(TAKEN_AT) - hours * 3_600_000).toISOString();
}
