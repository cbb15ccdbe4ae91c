import type { Check } from '../../check/index.js';
import { cov01 } from './cov-01.js';
import { cov02 } from './cov-02.js';
import { cov03 } from './cov-03.js';
import { cov04 } from './cov-04.js';
import { cov05 } from './cov-05.js';
import { cov06 } from './cov-06.js';
import { cov07 } from './cov-07.js';

export const COVERAGE_CHECKS: readonly Check[] = [cov01, cov02, cov03, cov04, cov05, cov06, cov07];
