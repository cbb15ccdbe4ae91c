import type { Check } from '../../check/index.js';
import { bkt01 } from './bkt-01.js';
import { bkt02 } from './bkt-02.js';
import { bkt03 } from './bkt-03.js';
import { bkt04 } from './bkt-04.js';
import { bkt05 } from './bkt-05.js';
import { bkt06 } from './bkt-06.js';
import { bkt07 } from './bkt-07.js';
import { bkt08 } from './bkt-08.js';
import { bkt09 } from './bkt-09.js';
import { bkt10 } from './bkt-10.js';
import { bkt11 } from './bkt-11.js';
import { bkt12 } from './bkt-12.js';
import { bkt13 } from './bkt-13.js';
import { bkt14 } from './bkt-14.js';
import { bkt15 } from './bkt-15.js';
import { bkt16 } from './bkt-16.js';
import { bkt17 } from './bkt-17.js';
import { bkt18 } from './bkt-18.js';

/** The bucket of the organization trail. */
export const BUCKET_CHECKS: readonly Check[] = [
  bkt01,
  bkt02,
  bkt03,
  bkt04,
  bkt05,
  bkt06,
  bkt07,
  bkt08,
  bkt09,
  bkt10,
  bkt11,
  bkt12,
  bkt13,
  bkt14,
  bkt15,
  bkt16,
  bkt17,
  bkt18,
];
