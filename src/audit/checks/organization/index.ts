import type { Check } from '../../check/index.js';
import { org01 } from './org-01.js';
import { org02 } from './org-02.js';
import { org03 } from './org-03.js';
import { org04 } from './org-04.js';
import { org05 } from './org-05.js';

export const ORGANIZATION_CHECKS: readonly Check[] = [org01, org02, org03, org04, org05];
