import type { Check } from '../../check/index.js';
import { cwl01 } from './cwl-01.js';
import { cwl02 } from './cwl-02.js';
import { cwl03 } from './cwl-03.js';
import { cwl04 } from './cwl-04.js';
import { cwl05 } from './cwl-05.js';
import { cwl06 } from './cwl-06.js';

/** What is watched as it happens: log groups, alarms, topics, rules. */
export const CLOUD_WATCH_CHECKS: readonly Check[] = [cwl01, cwl02, cwl03, cwl04, cwl05, cwl06];
