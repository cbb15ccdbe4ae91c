import type { Configuration } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import type { UnitPlan } from '../manifest.js';
import { composeTemplate } from '../template/template.js';
import { accessLogBucket } from './access-log-bucket.js';
import { logKey } from './key.js';
import { logBucket } from './log-bucket.js';

/** The log archive account: where the logs lie, and the key that they are read with. */
export function logArchiveUnit(configuration: Configuration, guardrails: Guardrails): UnitPlan {
  const template = composeTemplate('orgtrail: the bucket of the organization trail and its key', [
    logKey(configuration, guardrails),
    accessLogBucket(configuration),
    logBucket(configuration, guardrails),
  ]);
  return {
    id: 'log-archive',
    title: 'the locked log bucket, its access logs and its key',
    phase: 'foundation',
    name: 'orgtrail-log-archive',
    role: 'logArchive',
    region: configuration.logBucket.region,
    template: { name: 'log-archive/log-archive', template },
    parameters: { RetentionMode: { kind: 'retention-mode' }, RetentionDays: { kind: 'retention-days' } },
  };
}
