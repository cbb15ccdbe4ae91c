import type { Check } from '../check/index.js';
import { ATHENA_CHECKS } from './athena/index.js';
import { BUCKET_CHECKS } from './bucket/index.js';
import { CLOUD_WATCH_CHECKS } from './cloud-watch/index.js';
import { CONTROL_POLICY_CHECKS } from './control-policies/index.js';
import { CONTROL_TOWER_CHECKS } from './control-tower/index.js';
import { COST_CHECKS } from './cost/index.js';
import { COVERAGE_CHECKS } from './coverage/index.js';
import { INTEGRITY_CHECKS } from './integrity/index.js';
import { KEY_CHECKS } from './key/index.js';
import { ORGANIZATION_CHECKS } from './organization/index.js';
import { STACK_SET_CHECKS } from './stack-sets/index.js';
import { TRAIL_CHECKS } from './trail/index.js';

/** Every check, area by area. */
export const CHECKS: readonly Check[] = [
  ...ORGANIZATION_CHECKS,
  ...TRAIL_CHECKS,
  ...COVERAGE_CHECKS,
  ...BUCKET_CHECKS,
  ...KEY_CHECKS,
  ...CONTROL_POLICY_CHECKS,
  ...CLOUD_WATCH_CHECKS,
  ...STACK_SET_CHECKS,
  ...COST_CHECKS,
  ...ATHENA_CHECKS,
  ...CONTROL_TOWER_CHECKS,
  ...INTEGRITY_CHECKS,
];
