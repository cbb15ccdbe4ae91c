import { DescribeOrganizationsAccessCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import type { Answer, OrganizationFacts, OrganizationIdentity, OrganizationRoot } from '../../audit/index.js';
import { parseAccountId, parseOrganizationId, type AccountId, type Region } from '../../cloudtrail/index.js';
import { known, mapKnown, questionOf } from './ask.js';
import { readAccount, withParents } from './listed-accounts.js';
import { collectControlPolicies } from './control-policies.js';
import type { Session } from './session.js';
import { collectUnits } from './units.js';

/** Where the calls about the organization go to. */
export interface OrganizationRegions {
  /** Of the endpoint of Organizations. */
  readonly organizations: Region;
  /** Of the stack sets: the trail's home Region. */
  readonly home: Region;
}

/** Every account of the organization answers this one. */
export async function describeOrganization(
  session: Session,
  region: Region,
): Promise<Answer<OrganizationIdentity>> {
  const operation = 'organizations:DescribeOrganization';
  const answer = await session.ask(operation, region, (client, options) =>
    client.send(new DescribeOrganizationCommand({}), options),
  );
  if (answer.kind === 'unknown') return answer;
  const { Id, MasterAccountId, FeatureSet } = answer.value.Organization ?? {};
  const id = parseOrganizationId(Id ?? '');
  const managementAccountId = parseAccountId(MasterAccountId ?? '');
  if (id !== undefined && managementAccountId !== undefined) {
    return known({ id, managementAccountId, featureSet: FeatureSet ?? 'CONSOLIDATED_BILLING' });
  }
  const message = 'the answer describes no organization';
  const question = questionOf(operation, { accountId: session.accountId, region });
  return { kind: 'unknown', reason: 'failed', ...question, message };
}

/**
 * One after the other: Organizations allows one or two calls a second of most kinds, to the management account and
 * to delegated administrators. Stack sets are the management account's own.
 */
export async function collectOrganization(
  session: Session,
  management: Session,
  regions: OrganizationRegions,
  description: Answer<OrganizationIdentity>,
): Promise<OrganizationFacts> {
  const region = regions.organizations;
  const listed = await listAccounts(session, region);
  const roots = await listRoots(session, region);
  const units = await collectUnits(session, region, roots);
  const accounts = await withParents(session, region, listed, roots, units);
  const trustedServices = await listTrustedServices(session, region);
  const administrators = (service: string) => listAdministrators(session, region, service);
  const trailAdministrators = await administrators('cloudtrail.amazonaws.com');
  const stackSetAdministrators = await administrators('member.org.stacksets.cloudformation.amazonaws.com');
  const targets = [...idsOf(roots), ...idsOf(units), ...idsOf(mapKnown(listed, identified))];
  const { policies, attachments } = await collectControlPolicies(session, region, targets);
  return {
    description,
    accounts,
    trustedServices,
    trailAdministrators,
    stackSetAdministrators,
    stackSetsAccess: await stackSetsAccess(management, regions.home),
    roots,
    units,
    policies,
    attachments,
    landingZones: landingZones(session, regions.home, trustedServices),
  };
}

async function listAccounts(session: Session, region: Region) {
  const answer = await session.askAll(
    'organizations:ListAccounts',
    region,
    async (client, options, NextToken) => {
      const page = await client.send(new ListAccountsCommand({ NextToken }), options);
      return { items: page.Accounts, nextToken: page.NextToken };
    },
  );
  return mapKnown(answer, (accounts) => accounts.flatMap((account) => readAccount(account) ?? []));
}

async function listRoots(session: Session, region: Region): Promise<Answer<readonly OrganizationRoot[]>> {
  const answer = await session.askAll(
    'organizations:ListRoots',
    region,
    async (client, options, NextToken) => {
      const page = await client.send(new ListRootsCommand({ NextToken }), options);
      return { items: page.Roots, nextToken: page.NextToken };
    },
  );
  return mapKnown(answer, (roots) =>
    roots.map(({ Id, Name, PolicyTypes }) => ({
      id: Id ?? '',
      name: Name ?? '',
      policyTypes: (PolicyTypes ?? [])
        .filter(({ Status }) => Status === 'ENABLED')
        .flatMap(({ Type }) => Type ?? []),
    })),
  );
}

async function listTrustedServices(session: Session, region: Region): Promise<Answer<readonly string[]>> {
  return session.askAll(
    'organizations:ListAWSServiceAccessForOrganization',
    region,
    async (client, options, NextToken) => {
      const page = await client.send(new ListAWSServiceAccessForOrganizationCommand({ NextToken }), options);
      const items = (page.EnabledServicePrincipals ?? []).flatMap(
        ({ ServicePrincipal }) => ServicePrincipal ?? [],
      );
      return { items, nextToken: page.NextToken };
    },
  );
}

async function listAdministrators(
  session: Session,
  region: Region,
  ServicePrincipal: string,
): Promise<Answer<readonly AccountId[]>> {
  return session.askAll(
    'organizations:ListDelegatedAdministrators',
    region,
    async (client, options, NextToken) => {
      const command = new ListDelegatedAdministratorsCommand({ ServicePrincipal, NextToken });
      const page = await client.send(command, options);
      const items = (page.DelegatedAdministrators ?? []).flatMap(({ Id }) => parseAccountId(Id ?? '') ?? []);
      return { items, nextToken: page.NextToken };
    },
  );
}

async function stackSetsAccess(
  session: Session,
  region: Region,
): Promise<OrganizationFacts['stackSetsAccess']> {
  const answer = await session.ask('cloudformation:DescribeOrganizationsAccess', region, (client, options) =>
    client.send(new DescribeOrganizationsAccessCommand({}), options),
  );
  return mapKnown(answer, ({ Status }) => Status ?? 'DISABLED');
}

/**
 * A landing zone needs trusted access, so that without it there is none. Which ones there are is not asked:
 * that takes a package of the SDK for one call.
 */
function landingZones(
  { accountId }: Session,
  region: Region,
  trustedServices: Answer<readonly string[]>,
): Answer<readonly string[]> {
  if (trustedServices.kind === 'unknown') return trustedServices;
  if (!trustedServices.value.includes('controltower.amazonaws.com')) return known([]);
  const question = { permission: 'controltower:ListLandingZones', operation: 'ListLandingZones' };
  const message = 'Control Tower has trusted access; its landing zones are not asked for';
  return { kind: 'unknown', reason: 'not-asked', ...question, accountId, region, message };
}

function idsOf(answer: Answer<readonly { readonly id: string }[]>): readonly string[] {
  return answer.kind === 'known' ? answer.value.map(({ id }) => id) : [];
}

function identified(accounts: readonly { readonly accountId: AccountId }[]) {
  return accounts.map(({ accountId }) => ({ id: accountId }));
}
