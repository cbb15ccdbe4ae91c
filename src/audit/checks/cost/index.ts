import type { Check } from '../../check/index.js';
import { cst01 } from './cst-01.js';
import { cst02 } from './cst-02.js';
import { cst03 } from './cst-03.js';

export const COST_CHECKS: readonly Check[] = [cst01, cst02, cst03];
