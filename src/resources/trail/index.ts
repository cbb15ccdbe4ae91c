import type { Configuration } from '../../config/index.js';
import type { UnitPlan } from '../manifest.js';
import { keyParameter } from '../template/key-parameter.js';
import { composeTemplate } from '../template/template.js';
import { organizationTrail } from './organization-trail.js';

/** The management account: the trail. */
export function trailUnit(configuration: Configuration): UnitPlan {
  const template = composeTemplate('orgtrail: the organization trail', [
    organizationTrail(configuration, undefined),
  ]);
  return {
    id: 'trail',
    title: 'the organization trail: every account, every Region, all management events',
    phase: 'foundation',
    name: 'orgtrail-trail',
    role: 'management',
    region: configuration.trail.homeRegion,
    template: { name: 'management/trail', template },
    parameters: keyParameter(configuration).sources,
  };
}
