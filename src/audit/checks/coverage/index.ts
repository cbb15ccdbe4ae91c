import type { Check } from '../../check/index.js';
import { cov01 } from './cov-01.js';

export const COVERAGE_CHECKS: readonly Check[] = [cov01];
