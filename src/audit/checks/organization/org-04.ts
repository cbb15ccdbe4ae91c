import type { AccountId } from '../../../cloudtrail/index.js';
import { type CheckResult, defineCheck, fail, judgeEach, pass } from '../../check/index.js';

/** CloudTrail takes three of them. */
const MOST = 3;

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html */
export const org04 = defineCheck({
  id: 'ORG-04',
  title: 'Only expected accounts administer CloudTrail for the organization',
  severity: 'medium',
  mappings: { nist80053: ['AC-6', 'AU-9'], pciDss: ['10.3.1'], soc2: ['CC6.3'] },
  run: ({ snapshot: { organization }, expectations }) =>
    judgeEach(organization.trailAdministrators, (registered) => {
      const expected = expectations.trailAdministrators ?? registered;
      const results = [...unexpected(registered, expected), ...missing(registered, expected)];
      if (registered.length > MOST)
        results.push(fail(`${registered.length} accounts are registered`, deregister(registered[MOST]!)));
      return results.length > 0 ? results : [pass(describe(registered))];
    }),
});

function unexpected(registered: readonly AccountId[], expected: readonly AccountId[]): CheckResult[] {
  return registered
    .filter((accountId) => !expected.includes(accountId))
    .map((accountId) =>
      fail('the account administers CloudTrail, and nobody expects it to', deregister(accountId), {
        accountId,
      }),
    );
}

function missing(registered: readonly AccountId[], expected: readonly AccountId[]): readonly CheckResult[] {
  return expected
    .filter((accountId) => !registered.includes(accountId))
    .map((accountId) =>
      fail(
        'the account should administer CloudTrail and is not registered',
        `orgtrail deploy  # or aws cloudtrail register-organization-delegated-admin --member-account-id ${accountId}`,
        { accountId },
      ),
    );
}

function deregister(accountId: AccountId): string {
  return `aws cloudtrail deregister-organization-delegated-admin --delegated-admin-account-id ${accountId}`;
}

function describe(registered: readonly AccountId[]): string {
  return registered.length === 0
    ? 'only the management account administers CloudTrail'
    : `beside the management account: ${registered.join(', ')}`;
}
