import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { type Configuration, parseConfiguration } from '../../../../src/config/index.js';
import { fillGuardrails, type Guardrails } from '../../../../src/policy/index.js';
import { guardrailInputOf } from '../../../../src/resources/index.js';
import type { AuditFront } from './audit-front.js';
import { MOTO_MANAGEMENT } from '../moto-accounts.js';
import { createCatalog } from './build-catalog.js';
import { createAlerts, createRules } from './build-detection.js';
import { createKey, putKeyPolicy } from './build-key.js';
import { createBucket } from './build-log-bucket.js';
import { createPolicies, createRoles } from './build-policies.js';
import { createLogGroup } from './build-log-group.js';
import { createTrail } from './build-trail.js';
import { deliver } from './deliver-logs.js';
import { REGIONS, HOME } from './regions.js';

/** An organization of six accounts that has what orgtrail sets up, as far as moto can hold it. */
export interface AuditedOrganization {
  readonly configuration: Configuration;
  /** What orgtrail.yaml says. */
  readonly configurationText: string;
  readonly guardrails: Guardrails;
  readonly accounts: readonly string[];
  readonly rootId: string;
  readonly policyIds: Readonly<Record<'trails' | 'store' | 'resources', string>>;
  readonly keyId: string;
  readonly trailArn: string;
  readonly topicArn: string;
}

export async function buildOrganization(front: AuditFront): Promise<AuditedOrganization> {
  const { organizationId, rootId, accounts } = await createAccounts(front);
  const [, logArchive, security] = accounts as [string, string, string, string, string, string];
  const configurationText = JSON.stringify({
    organization: { id: organizationId },
    accounts: { management: MOTO_MANAGEMENT, logArchive, security },
    trail: { homeRegion: HOME, insights: ['ApiCallRateInsight', 'ApiErrorRateInsight'] },
    regions: REGIONS,
    alerts: { destinations: [{ kind: 'email', name: 'team', address: 'security@example.com' }] },
  });
  const configuration = readConfiguration(configurationText);
  const { keyId, keyArn } = await createKey(front, logArchive);
  const guardrails = fillGuardrails(guardrailInputOf(configuration, { keyArn, resultsKeyArn: keyArn }));
  await putKeyPolicy(front, logArchive, keyId, guardrails['key-policy']);
  await createBucket(front, configuration, guardrails['bucket-policy'], keyArn);
  const topicArn = await createAlerts(front, security);
  await createRules(front, configuration, accounts);
  const trailArn = await createTrail(front, configuration, keyArn);
  await createLogGroup(front, organizationId, trailArn, topicArn);
  const policyIds = await createPolicies(front, guardrails, rootId, logArchive);
  await createRoles(front, configuration, guardrails, accounts);
  await createCatalog(front, configuration);
  await deliver(front, configuration, accounts);
  tellTheRest(front, configuration, accounts, rootId);
  return {
    configuration,
    configurationText,
    guardrails,
    accounts,
    rootId,
    policyIds,
    keyId,
    trailArn,
    topicArn,
  };
}

function readConfiguration(text: string): Configuration {
  const result = parseConfiguration(text);
  if (result.kind === 'ok') return result.configuration;
  throw new Error(JSON.stringify(result.problems));
}

async function createAccounts({ accounts }: AuditFront) {
  const client = new OrganizationsClient(await accounts.settings(MOTO_MANAGEMENT));
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await client.send(new ListRootsCommand({}));
  const rootId = Roots![0]!.Id!;
  const units: Record<string, string> = {};
  for (const Name of ['Security', 'Workloads']) {
    const { OrganizationalUnit } = await client.send(
      new CreateOrganizationalUnitCommand({ ParentId: rootId, Name }),
    );
    units[Name] = OrganizationalUnit!.Id!;
  }
  const members: string[] = [];
  for (const AccountName of ['log-archive', 'security', 'payments', 'shop', 'sandbox']) {
    const Email = `${AccountName}@example.com`;
    const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName, Email }));
    const AccountId = CreateAccountStatus!.AccountId!;
    const unit = members.length < 2 ? 'Security' : 'Workloads';
    await client.send(
      new MoveAccountCommand({ AccountId, SourceParentId: rootId, DestinationParentId: units[unit] }),
    );
    members.push(AccountId);
  }
  for (const ServicePrincipal of [
    'cloudtrail.amazonaws.com',
    'member.org.stacksets.cloudformation.amazonaws.com',
  ]) {
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  }
  for (const PolicyType of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const) {
    await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType }));
  }
  client.destroy();
  return { organizationId: Organization!.Id!, rootId, accounts: [MOTO_MANAGEMENT, ...members] };
}

/** What moto does not hold is set in the front. */
function tellTheRest(
  { world }: AuditFront,
  { accounts: roles }: Configuration,
  accounts: readonly string[],
  root: string,
): void {
  world.regions = REGIONS;
  world.administrators.set('cloudtrail.amazonaws.com', [roles.security]);
  for (const region of REGIONS) world.stacks.set(`${MOTO_MANAGEMENT} ${region}`, ['orgtrail-every-account']);
  const members = accounts.filter((account) => account !== MOTO_MANAGEMENT);
  world.stackSets = [
    {
      name: 'orgtrail-every-account',
      enabled: true,
      retained: true,
      targets: [root],
      regions: REGIONS,
      instances: members.flatMap((account) =>
        REGIONS.map((region) => ({ account, region, status: 'CURRENT' })),
      ),
    },
  ];
  const month = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 7);
  world.usage = accounts.map((account) => ({
    month,
    account,
    type: 'USE1-FreeEventsRecorded',
    quantity: 100_000,
  }));
}
