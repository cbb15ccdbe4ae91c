import type { Configuration } from '../config/index.js';
import type { TrailFacts } from './access/index.js';
import type { Target } from './deployment.js';

/** What the steps need of a configuration. */
export function targetOf({ organization, ...configuration }: Configuration, secondCopyPrice: string): Target {
  const { encryption } = configuration;
  return {
    ...configuration,
    organizationId: organization.id,
    units: organization.targets,
    secondCopyPrice,
    hasAccountTrails: configuration.realTime.kind === 'per-account',
    keyArn: encryption.kind === 'existing' ? encryption.keyArn : undefined,
  };
}

/** The configuration as it would be written for a trail that is there: its names take the place of ours. */
export function adoptTrail(configuration: Configuration, trail: TrailFacts): Configuration {
  const { logBucket, detection } = configuration;
  const swap = (names: readonly string[], old: string, fresh: string) =>
    names.map((name) => (name === old ? fresh : name));
  return {
    ...configuration,
    trail: { ...configuration.trail, name: trail.name, homeRegion: trail.homeRegion, arn: trail.arn },
    logBucket: { ...logBucket, name: trail.bucket, prefix: trail.prefix },
    encryption:
      trail.keyArn === undefined ? configuration.encryption : { kind: 'existing', keyArn: trail.keyArn },
    detection: {
      ...detection,
      trails: swap(detection.trails, configuration.trail.arn, trail.arn),
      logBuckets: swap(detection.logBuckets, logBucket.name, trail.bucket),
    },
  };
}
