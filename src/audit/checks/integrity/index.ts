import type { Check } from '../../check/index.js';
import { int01 } from './int-01.js';

export const INTEGRITY_CHECKS: readonly Check[] = [int01];
