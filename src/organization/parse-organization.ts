import {
  type AccountId,
  parseAccountId,
  parseOrganizationId,
  parseRegion,
  type Region,
} from '../cloudtrail/index.js';
import { contradictionsOf } from './contradictions.js';
import type {
  AccountRole,
  AccountStatus,
  OrganizationAccount,
  OrganizationDescription,
  OrganizationProblem,
  TrailDescription,
} from './organization.js';
import {
  listOf,
  objectOf,
  oneOf,
  optional,
  parsed,
  type Reader,
  type Shape,
  text,
  utcTime,
} from './reader.js';

export type OrganizationResult =
  | { readonly kind: 'ok'; readonly organization: OrganizationDescription }
  | { readonly kind: 'invalid'; readonly problems: readonly OrganizationProblem[] };

/**
 * Reads the parsed JSON of `organization.json`: its shape first, then whether its parts contradict
 * each other. Names every problem and not just the first. Members that it does not know are dropped.
 */
export function parseOrganization(json: unknown): OrganizationResult {
  const problems: OrganizationProblem[] = [];
  const organization = readOrganization(json, '', (path, message) => {
    problems.push({ path, message });
  });
  if (problems.length > 0 || organization === undefined) return { kind: 'invalid', problems };
  const contradictions = contradictionsOf(organization);
  return contradictions.length > 0
    ? { kind: 'invalid', problems: contradictions }
    : { kind: 'ok', organization };
}

const roles: readonly AccountRole[] = ['management', 'log-archive', 'security', 'member'];
const statuses: readonly AccountStatus[] = [
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
];

const accountId: Reader<AccountId> = parsed('an account id of twelve digits', parseAccountId);
const region: Reader<Region> = parsed('a Region such as eu-west-1', parseRegion);

const trail: Shape<TrailDescription> = {
  name: text,
  homeRegion: region,
  bucket: text,
  prefix: parsed('a key prefix without a / at either end', parsePrefix),
  arn: text,
};

const account: Shape<OrganizationAccount> = {
  accountId,
  name: text,
  role: oneOf(roles),
  unit: text,
  joinedAt: optional(utcTime),
  leftAt: optional(utcTime),
  status: oneOf(statuses),
  regions: optional(listOf(region)),
};

const readOrganization = objectOf<OrganizationDescription>({
  schema: oneOf(['orgtrail.organization/1']),
  organizationId: parsed('an organization id such as o-exampleorgid', parseOrganizationId),
  managementAccountId: accountId,
  logArchiveAccountId: optional(accountId),
  securityAccountId: optional(accountId),
  trail: objectOf(trail),
  regions: listOf(region),
  accounts: listOf(objectOf(account)),
});

function parsePrefix(value: string): string | undefined {
  return value.startsWith('/') || value.endsWith('/') ? undefined : value;
}
