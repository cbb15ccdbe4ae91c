import type { AccountId } from '../../cloudtrail/index.js';
import { FULL_ACCESS, RESOURCE_CONTROL_FULL_ACCESS } from '../../policy/index.js';
import { type ControlPolicy, known, type ListedAccount, type OrganizationFacts } from '../snapshot/index.js';
import {
  GUARDRAILS,
  LOG_ARCHIVE,
  MANAGEMENT,
  ORGANIZATION,
  ROOT,
  SECURITY,
  SECURITY_UNIT,
  WORKLOADS_UNIT,
} from './example-names.contract.js';

export function exampleOrganization(members: readonly AccountId[]): OrganizationFacts {
  return {
    description: known({ id: ORGANIZATION, managementAccountId: MANAGEMENT, featureSet: 'ALL' }),
    accounts: known([
      listed(MANAGEMENT, 'Management', ROOT),
      listed(LOG_ARCHIVE, 'Log archive', SECURITY_UNIT),
      listed(SECURITY, 'Security', SECURITY_UNIT),
      ...members.map((each, index) => listed(each, `Workload ${index + 1}`, WORKLOADS_UNIT)),
    ]),
    trustedServices: known(['cloudtrail.amazonaws.com', 'member.org.stacksets.cloudformation.amazonaws.com']),
    trailAdministrators: known([SECURITY]),
    stackSetAdministrators: known([]),
    stackSetsAccess: known('ENABLED'),
    roots: known([
      { id: ROOT, name: 'Root', policyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] },
    ]),
    units: known([
      { id: SECURITY_UNIT, name: 'Security', parentId: ROOT },
      { id: WORKLOADS_UNIT, name: 'Workloads', parentId: ROOT },
    ]),
    policies: known(POLICIES),
    attachments: [ROOT, SECURITY_UNIT, WORKLOADS_UNIT, MANAGEMENT, LOG_ARCHIVE, SECURITY, ...members].map(
      (targetId) => ({
        targetId,
        serviceControl: known(['p-FullAWSAccess', ...(SERVICE_CONTROL[targetId] ?? [])]),
        resourceControl: known(['p-RCPFullAWSAccess', ...(RESOURCE_CONTROL[targetId] ?? [])]),
      }),
    ),
    landingZones: known([]),
  };
}

/** Where each policy is attached: the trails are protected everywhere, the store in its account. */
const SERVICE_CONTROL: Readonly<Record<string, readonly string[]>> = {
  [ROOT]: ['p-protecttrails'],
  [LOG_ARCHIVE]: ['p-protectstore'],
};
const RESOURCE_CONTROL: Readonly<Record<string, readonly string[]>> = {
  [LOG_ARCHIVE]: ['p-protectresources'],
};

const POLICIES: readonly ControlPolicy[] = [
  {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    type: 'SERVICE_CONTROL_POLICY',
    document: known(FULL_ACCESS),
  },
  {
    id: 'p-protecttrails',
    name: 'orgtrail-protect-trails',
    type: 'SERVICE_CONTROL_POLICY',
    document: known(GUARDRAILS['scp-protect-trails']),
  },
  {
    id: 'p-protectstore',
    name: 'orgtrail-protect-audit-store',
    type: 'SERVICE_CONTROL_POLICY',
    document: known(GUARDRAILS['scp-protect-audit-store']),
  },
  {
    id: 'p-RCPFullAWSAccess',
    name: 'RCPFullAWSAccess',
    type: 'RESOURCE_CONTROL_POLICY',
    document: known(RESOURCE_CONTROL_FULL_ACCESS),
  },
  {
    id: 'p-protectresources',
    name: 'orgtrail-protect-audit-store-resources',
    type: 'RESOURCE_CONTROL_POLICY',
    document: known(GUARDRAILS['rcp-protect-audit-store']),
  },
];

function listed(accountId: AccountId, name: string, parentId: string): ListedAccount {
  return {
    accountId,
    name,
    status: 'ACTIVE',
    joinedAt: '2025-01-15T09:00:00.000Z',
    parentId: known(parentId),
  };
}
