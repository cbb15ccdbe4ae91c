import type { Check } from '../../check/index.js';

export const STACK_SET_CHECKS: readonly Check[] = [];
