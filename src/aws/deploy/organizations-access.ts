import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { parseAccountId, parseOrganizationId } from '../../cloudtrail/index.js';
import type { OrganizationsAccess, PolicyType } from '../../deploy/index.js';
import { UserError } from '../../errors.js';
import { accountsBelow } from './accounts-below.js';
import { allPages } from './pages.js';
import { call } from './refused-call.js';

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html */
export function openOrganizations(client: OrganizationsClient, where: string): OrganizationsAccess {
  const service = { name: 'organizations', where };
  const ask = <Value>(operation: string, send: () => Promise<Value>) => call(service, operation, send);
  return {
    describe: async () => {
      const { Organization } = await ask('DescribeOrganization', () =>
        client.send(new DescribeOrganizationCommand({})),
      );
      const organizationId = parseOrganizationId(Organization?.Id ?? '');
      const managementAccountId = parseAccountId(Organization?.MasterAccountId ?? '');
      if (organizationId === undefined || managementAccountId === undefined) {
        throw new UserError({ what: 'Organizations describes no organization', where });
      }
      return { organizationId, managementAccountId, hasAllFeatures: Organization?.FeatureSet === 'ALL' };
    },
    accounts: async () => {
      const listed = await allPages((NextToken) =>
        ask('ListAccounts', async () => {
          const page = await client.send(new ListAccountsCommand({ NextToken }));
          return { items: page.Accounts, next: page.NextToken };
        }),
      );
      return listed.flatMap(({ Id, Name, State, Status }) => {
        const accountId = parseAccountId(Id ?? '');
        return accountId === undefined
          ? []
          : { accountId, name: Name ?? accountId, status: State ?? Status ?? 'ACTIVE' };
      });
    },
    root: async () => {
      const { Roots } = await ask('ListRoots', () => client.send(new ListRootsCommand({})));
      const root = Roots?.[0];
      if (root?.Id === undefined) throw new UserError({ what: 'the organization has no root', where });
      const enabled = (root.PolicyTypes ?? []).filter(({ Status }) => Status === 'ENABLED');
      return { id: root.Id, enabledPolicyTypes: enabled.map(({ Type }) => Type as PolicyType) };
    },
    trustedServices: async () => {
      const services = await allPages((NextToken) =>
        ask('ListAWSServiceAccessForOrganization', async () => {
          const page = await client.send(new ListAWSServiceAccessForOrganizationCommand({ NextToken }));
          return { items: page.EnabledServicePrincipals, next: page.NextToken };
        }),
      );
      return services.flatMap(({ ServicePrincipal }) => ServicePrincipal ?? []);
    },
    enableTrustedAccess: async (ServicePrincipal) => {
      await ask('EnableAWSServiceAccess', () =>
        client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal })),
      );
    },
    disableTrustedAccess: async (ServicePrincipal) => {
      await ask('DisableAWSServiceAccess', () =>
        client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal })),
      );
    },
    delegatedAdministrators: async (ServicePrincipal) => {
      const listed = await allPages((NextToken) =>
        ask('ListDelegatedAdministrators', async () => {
          const page = await client.send(
            new ListDelegatedAdministratorsCommand({ ServicePrincipal, NextToken }),
          );
          return { items: page.DelegatedAdministrators, next: page.NextToken };
        }),
      );
      return listed.flatMap(({ Id }) => parseAccountId(Id ?? '') ?? []);
    },
    enablePolicyType: async (RootId, PolicyType) => {
      await ask('EnablePolicyType', () => client.send(new EnablePolicyTypeCommand({ RootId, PolicyType })));
    },
    parentOf: async (ChildId) => {
      if (ChildId.startsWith('r-')) return undefined;
      const { Parents } = await ask('ListParents', () => client.send(new ListParentsCommand({ ChildId })));
      return Parents?.[0]?.Id;
    },
    accountsBelow: (unitId) => accountsBelow(client, where, unitId),
    policiesOf: async (TargetId, Filter) => {
      const listed = await allPages((NextToken) =>
        ask('ListPoliciesForTarget', async () => {
          const page = await client.send(new ListPoliciesForTargetCommand({ TargetId, Filter, NextToken }));
          return { items: page.Policies, next: page.NextToken };
        }),
      );
      const policies = [];
      for (const { Id, Name } of listed) {
        const { Policy } = await ask('DescribePolicy', () =>
          client.send(new DescribePolicyCommand({ PolicyId: Id })),
        );
        policies.push({ id: Id ?? '', name: Name ?? Id ?? '', content: Policy?.Content ?? '' });
      }
      return policies;
    },
  };
}
