import type { Region } from '../../../cloudtrail/index.js';
import type { Configuration } from '../../../config/index.js';
import type { Guardrails } from '../../../policy/index.js';
import type { NamedTemplate, UnitPlan } from '../../manifest.js';
import { composeTemplate, type TemplatePart } from '../../template/template.js';
import type { DetectionPatterns } from '../patterns/index.js';
import { accountTrail } from './account-trail.js';
import { forwarding } from './forwarding.js';
import { readerRole } from './reader-role.js';

/**
 * What stands in every account: a stack set for the members, and the same template as plain stacks in the
 * management account, which stack sets never reach.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
 */
export function everyAccountUnits(
  configuration: Configuration,
  guardrails: Guardrails,
  patterns: DetectionPatterns,
): readonly UnitPlan[] {
  const parts = partsOf(configuration, guardrails, patterns);
  if (parts.every(({ Resources }) => Object.keys(Resources).length === 0)) return [];
  const template: NamedTemplate = {
    name: 'every-account/every-account',
    template: composeTemplate('orgtrail: what stands in every account', parts),
  };
  const regions = regionsOf(configuration);
  const shared = {
    phase: 'after-delivery',
    name: 'orgtrail-every-account',
    role: 'management',
    template,
    parameters: {},
  } as const;
  return [
    {
      ...shared,
      id: 'every-account',
      title: 'detection and the reader role in every member account',
      region: configuration.trail.homeRegion,
      stackSet: { regions },
    },
    ...regions.map((region) => ({
      ...shared,
      id: `management-account-${region}`,
      title: `the same in the management account, in ${region}`,
      region,
    })),
  ];
}

/** Rules only see their own Region; a trail of its own sees all from one. */
function regionsOf({ realTime, regions, trail }: Configuration): readonly Region[] {
  return realTime.kind === 'hub' ? regions : [trail.homeRegion];
}

function partsOf(
  configuration: Configuration,
  guardrails: Guardrails,
  { events, metricFilters }: DetectionPatterns,
): readonly TemplatePart[] {
  const { realTime } = configuration;
  const reader = readerRole(configuration, guardrails);
  switch (realTime.kind) {
    case 'hub':
      return [reader, forwarding(configuration, events)];
    case 'per-account':
      return [reader, ...accountTrail(configuration, realTime, metricFilters)];
    case 'central-log-group':
    case 'none':
      return [reader];
  }
}
