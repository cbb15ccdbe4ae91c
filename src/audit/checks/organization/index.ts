import type { Check } from '../../check/index.js';
import { org01 } from './org-01.js';

export const ORGANIZATION_CHECKS: readonly Check[] = [org01];
