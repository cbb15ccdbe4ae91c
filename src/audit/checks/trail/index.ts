import type { Check } from '../../check/index.js';
import { trl01 } from './trl-01.js';

export const TRAIL_CHECKS: readonly Check[] = [trl01];
