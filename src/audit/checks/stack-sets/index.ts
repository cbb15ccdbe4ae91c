import type { Check } from '../../check/index.js';
import { stk01 } from './stk-01.js';
import { stk02 } from './stk-02.js';
import { stk03 } from './stk-03.js';

export const STACK_SET_CHECKS: readonly Check[] = [stk01, stk02, stk03];
