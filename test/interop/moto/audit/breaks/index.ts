import { BUCKET_BREAKS } from './bucket-breaks.js';
import { COVERAGE_BREAKS } from './coverage-breaks.js';
import { KEY_BREAKS } from './key-breaks.js';
import { ORGANIZATION_BREAKS } from './organization-breaks.js';
import { POLICY_BREAKS } from './policy-breaks.js';
import { READING_BREAKS } from './reading-breaks.js';
import type { Break } from './scene.js';
import { TRAIL_BREAKS } from './trail-breaks.js';

export type { Break, Scene } from './scene.js';

/** One thing at a time that is wrong, and which checks say so. */
export const BREAKS: readonly Break[] = [
  ...ORGANIZATION_BREAKS,
  ...TRAIL_BREAKS,
  ...COVERAGE_BREAKS,
  ...BUCKET_BREAKS,
  ...KEY_BREAKS,
  ...POLICY_BREAKS,
  ...READING_BREAKS,
];
