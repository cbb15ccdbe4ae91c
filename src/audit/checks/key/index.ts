import type { Check } from '../../check/index.js';

export const KEY_CHECKS: readonly Check[] = [];
