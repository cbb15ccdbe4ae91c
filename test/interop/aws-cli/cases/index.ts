import { BACKFILL_CASES } from './backfill-cases.js';
import { DIGEST_CASES } from './digest-cases.js';
import { LOG_CASES } from './log-cases.js';
import { SIGNED_CASES } from './signed-cases.js';
import type { TamperCase } from './tamper-case.js';

export type { TamperCase } from './tamper-case.js';

export const TAMPER_CASES: readonly TamperCase[] = [
  ...LOG_CASES,
  ...DIGEST_CASES,
  ...SIGNED_CASES,
  ...BACKFILL_CASES,
];
