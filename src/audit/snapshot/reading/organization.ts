import { parseOrganizationId } from '../../../cloudtrail/index.js';
import {
  type AccountStatus,
  listOf,
  objectOf,
  oneOf,
  optional,
  parsed,
  text,
} from '../../../organization/index.js';
import type {
  ControlPolicy,
  ListedAccount,
  OrganizationalUnit,
  OrganizationFacts,
  OrganizationIdentity,
  OrganizationRoot,
  PolicyAttachments,
} from '../organization-facts.js';
import { policyDocument } from './policy.js';
import { accountId, answer, anyText, textList, utcTime } from './values.js';

const STATUSES: readonly AccountStatus[] = [
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
];

const identity = objectOf<OrganizationIdentity>({
  id: parsed('an organization id such as o-exampleorgid', parseOrganizationId),
  managementAccountId: accountId,
  featureSet: oneOf(['ALL', 'CONSOLIDATED_BILLING']),
});

const listedAccount = objectOf<ListedAccount>({
  accountId,
  name: anyText,
  status: oneOf(STATUSES),
  joinedAt: optional(utcTime),
  parentId: answer(text),
});

const root = objectOf<OrganizationRoot>({ id: text, name: anyText, policyTypes: textList });

const unit = objectOf<OrganizationalUnit>({ id: text, name: anyText, parentId: text });

const policy = objectOf<ControlPolicy>({
  id: text,
  name: anyText,
  type: oneOf(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']),
  document: answer(policyDocument),
});

const attachments = objectOf<PolicyAttachments>({
  targetId: text,
  serviceControl: answer(textList),
  resourceControl: answer(textList),
});

export const organizationFacts = objectOf<OrganizationFacts>({
  description: answer(identity),
  accounts: answer(listOf(listedAccount)),
  trustedServices: answer(textList),
  trailAdministrators: answer(listOf(accountId)),
  stackSetAdministrators: answer(listOf(accountId)),
  stackSetsAccess: answer(oneOf(['ENABLED', 'DISABLED', 'DISABLED_PERMANENTLY'])),
  roots: answer(listOf(root)),
  units: answer(listOf(unit)),
  policies: answer(listOf(policy)),
  attachments: listOf(attachments),
  landingZones: answer(textList),
});
