import type { Check } from '../../check/index.js';
import { ctw01 } from './ctw-01.js';

export const CONTROL_TOWER_CHECKS: readonly Check[] = [ctw01];
