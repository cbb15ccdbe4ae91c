import type { Check } from '../../check/index.js';

export const ATHENA_CHECKS: readonly Check[] = [];
