import type { Check } from '../../check/index.js';
import { ath01 } from './ath-01.js';
import { ath02 } from './ath-02.js';
import { ath03 } from './ath-03.js';
import { ath04 } from './ath-04.js';

/** Tables, workgroup and role through which questions are asked with Athena. */
export const ATHENA_CHECKS: readonly Check[] = [ath01, ath02, ath03, ath04];
