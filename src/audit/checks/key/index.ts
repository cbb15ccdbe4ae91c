import type { Check } from '../../check/index.js';
import { kms01 } from './kms-01.js';
import { kms02 } from './kms-02.js';
import { kms03 } from './kms-03.js';

/** The key that the organization trail encrypts with. */
export const KEY_CHECKS: readonly Check[] = [kms01, kms02, kms03];
