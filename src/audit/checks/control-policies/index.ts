import type { Check } from '../../check/index.js';
import { scp01 } from './scp-01.js';
import { scp02 } from './scp-02.js';
import { scp03 } from './scp-03.js';
import { scp04 } from './scp-04.js';
import { scp05 } from './scp-05.js';
import { scp06 } from './scp-06.js';
import { scp07 } from './scp-07.js';

/** Service control policies and resource control policies. */
export const CONTROL_POLICY_CHECKS: readonly Check[] = [scp01, scp02, scp03, scp04, scp05, scp06, scp07];
