import type { Check } from '../../check/index.js';

export const INTEGRITY_CHECKS: readonly Check[] = [];
