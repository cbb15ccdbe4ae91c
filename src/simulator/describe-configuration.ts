import type { SimulationPlan } from './plan.js';
import { egressBlock, globalRegion, roleIn } from './world/index.js';

/** The longest name to which `-access` can be added. */
const longestStem = 63 - '-access'.length;

/**
 * `orgtrail.yaml`: what those who run the organization know and a rule has to: the log bucket, the trail, who
 * deploys, which addresses are their own. Undefined for an organization too small to keep its logs
 * outside the management account.
 */
export function describeConfiguration({ settings, world }: SimulationPlan): string | undefined {
  const [management, archive, security] = (['management', 'log-archive', 'security'] as const).map((kind) =>
    world.accountFor(kind),
  );
  if (archive!.id === management!.id || security!.id === management!.id) return undefined;
  const { bucket, storePrefix, prefix, trailName, seed } = settings;
  const members = world.accounts.map(
    ({ id, name, unit }) => `    - { id: ${quote(id)}, name: ${quote(name)}, unit: ${quote(unit)} }`,
  );
  return `${[
    '# Made by orgtrail simulate: what the invented organization knows of itself, for detect and watch --config.',
    'organization:',
    `  id: ${quote(world.organizationId)}`,
    'accounts:',
    `  management: ${quote(management!.id)}`,
    `  logArchive: ${quote(archive!.id)}`,
    `  security: ${quote(security!.id)}`,
    '  members:',
    ...members,
    'trail:',
    `  name: ${quote(trailName)}`,
    `  homeRegion: ${quote(globalRegion)}`,
    'logBucket:',
    `  name: ${quote(bucket)}`,
    `  accessLogBucket: ${quote(`${bucket.slice(0, longestStem)}-access`)}`,
    `  prefix: ${quote([storePrefix, prefix].filter((part) => part !== '').join('/'))}`,
    'realTime:',
    '  mode: none',
    'athena:',
    '  enabled: false',
    'detection:',
    '  # Pipelines deploy with this role in every account.',
    '  deployers:',
    ...world.accounts.map((account) => `    - ${quote(roleIn(seed, account, 'deploy').arn)}`),
    '  lists:',
    '    # Machines without a VPC endpoint are seen with these addresses.',
    `    EgressAddresses: [${quote(egressBlock)}]`,
  ].join('\n')}\n`;
}

/** JSON is YAML. */
function quote(text: string): string {
  return JSON.stringify(text);
}
