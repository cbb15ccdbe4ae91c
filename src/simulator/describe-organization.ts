import type { OrganizationDescription } from '../organization/index.js';
import type { SimulationPlan } from './plan.js';
import { globalRegion, knownRegions } from './world/index.js';

/** `organization.json`: what is there to be expected. */
export function describeOrganization({ settings, world }: SimulationPlan): OrganizationDescription {
  const management = world.accountFor('management');
  const archive = world.accountFor('log-archive');
  const security = world.accountFor('security');
  const ownPrefix = settings.layout === 'control-tower' ? world.organizationId : '';
  return {
    schema: 'orgtrail.organization/1',
    organizationId: world.organizationId,
    managementAccountId: management.id,
    ...(archive.kind === 'log-archive' ? { logArchiveAccountId: archive.id } : {}),
    ...(security.kind === 'security' ? { securityAccountId: security.id } : {}),
    trail: {
      name: settings.trailName,
      homeRegion: globalRegion,
      bucket: settings.bucket,
      prefix: [settings.storePrefix, settings.prefix, ownPrefix].filter((part) => part !== '').join('/'),
      arn: `arn:aws:cloudtrail:${globalRegion}:${management.id}:trail/${settings.trailName}`,
    },
    regions: knownRegions.slice(0, settings.regions),
    accounts: world.accounts.map(({ id, name, kind, unit }) => ({
      accountId: id,
      name,
      role: kind === 'management' || kind === 'log-archive' || kind === 'security' ? kind : 'member',
      unit,
      status: 'ACTIVE',
    })),
  };
}
