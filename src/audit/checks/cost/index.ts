import type { Check } from '../../check/index.js';

export const COST_CHECKS: readonly Check[] = [];
