import type { Check } from '../../check/index.js';

export const CONTROL_TOWER_CHECKS: readonly Check[] = [];
