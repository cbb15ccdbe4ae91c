import type { Check } from '../../check/index.js';
import { trl01 } from './trl-01.js';
import { trl02 } from './trl-02.js';
import { trl03 } from './trl-03.js';
import { trl04 } from './trl-04.js';
import { trl05 } from './trl-05.js';
import { trl06 } from './trl-06.js';
import { trl07 } from './trl-07.js';
import { trl08 } from './trl-08.js';
import { trl09 } from './trl-09.js';
import { trl10 } from './trl-10.js';
import { trl11 } from './trl-11.js';
import { trl12 } from './trl-12.js';

export const TRAIL_CHECKS: readonly Check[] = [
  trl01,
  trl02,
  trl03,
  trl04,
  trl05,
  trl06,
  trl07,
  trl08,
  trl09,
  trl10,
  trl11,
  trl12,
];
export { type ManagementEvents, managementEventsOf } from './management-events.js';
export { selectionOf } from './selection-of.js';
export { statusCommand, trailCommand } from './trail-command.js';
