import type { Check } from '../../check/index.js';

export const CONTROL_POLICY_CHECKS: readonly Check[] = [];
