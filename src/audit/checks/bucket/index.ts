import type { Check } from '../../check/index.js';

export const BUCKET_CHECKS: readonly Check[] = [];
