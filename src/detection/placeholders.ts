import type { Configuration } from '../config/index.js';
import type { PlaceholderValues } from '../sigma/index.js';

/**
 * What the placeholders of rules stand for, by the configuration. A name that it does not settle stays
 * unknown, and a rule that uses it then watches more than it has to; `[]` would let it watch nothing.
 */
export function placeholdersOf(configuration: Configuration): PlaceholderValues {
  const { detection, principals, knownAccounts, encryption, realTime, retention } = configuration;
  return {
    OrgTrails: detection.trails.flatMap((trail) => [trail, nameOf(trail)]),
    LogBuckets: detection.logBuckets,
    Deployers: detection.deployers,
    BreakGlass: principals.breakGlass,
    LogRetentionDays: [String(retention.expireAfterDays)],
    DetectionStackSets: ['orgtrail-*'],
    PipelineResources: ['orgtrail-*'],
    ...(knownAccounts.length > 0 && { OrgAccounts: knownAccounts.map(({ accountId }) => accountId) }),
    ...(encryption.kind === 'existing' && { LogKeys: [encryption.keyArn] }),
    ...('logGroupName' in realTime && { TrailLogGroups: [realTime.logGroupName] }),
    ...detection.lists,
  };
}

/** Requests name a trail by its name or by its ARN. */
function nameOf(trail: string): string {
  return trail.slice(trail.lastIndexOf('/') + 1);
}
