import { ROLE_NAMES } from '../role-names.js';
import type { PreflightInput } from './preflight.js';
import { pass, type PreflightFinding, refusal } from './preflight-finding.js';

/** Who asks, and whether the organization is the one of the configuration and can do what it takes. */
export async function checkOrganization(input: PreflightInput): Promise<readonly PreflightFinding[]> {
  const { cloud, target } = input;
  const caller = await cloud.caller();
  const { management } = target.accounts;
  if (caller.accountId !== management) {
    return [
      refusal(
        'caller',
        `the credentials belong to account ${caller.accountId}, and only the management account ${management} can set up an organization trail`,
        'Sign in to the management account, or name its profile with --profile.',
      ),
    ];
  }
  const facts = await cloud.organizations.describe();
  if (facts.organizationId !== target.organizationId || facts.managementAccountId !== management) {
    return [
      refusal(
        'organization',
        `AWS calls this organization ${facts.organizationId} with management account ${facts.managementAccountId}, the configuration ${target.organizationId} with ${management}`,
        'Correct organization.id and accounts.management in the configuration.',
      ),
    ];
  }
  if (!facts.hasAllFeatures) {
    return [
      refusal(
        'organization',
        'the organization only bills together (CONSOLIDATED_BILLING), so that it has neither trusted access nor policies',
        'Enable all features: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html',
      ),
    ];
  }
  return [pass('caller', `${caller.arn} in the management account`), ...(await checkRoles(input))];
}

async function checkRoles({ cloud, target }: PreflightInput): Promise<readonly PreflightFinding[]> {
  const listed = await cloud.organizations.accounts();
  return (['logArchive', 'security'] as const).flatMap((role) => {
    const accountId = target.accounts[role];
    const found = listed.find((account) => account.accountId === accountId);
    const what = `the ${ROLE_NAMES[role]} account ${accountId}`;
    if (found === undefined) {
      return refusal(
        'accounts',
        `${what} is not in the organization`,
        `Correct accounts.${role} in the configuration.`,
      );
    }
    if (found.status === 'ACTIVE') return pass('accounts', `${what} is ${found.name}`);
    return refusal(
      'accounts',
      `${what} is ${found.status}; what lies in a closed account is gone after 90 days`,
      'Reopen it through AWS Support, or name another account.',
    );
  });
}
