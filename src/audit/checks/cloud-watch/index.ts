import type { Check } from '../../check/index.js';

export const CLOUD_WATCH_CHECKS: readonly Check[] = [];
