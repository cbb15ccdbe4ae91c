import { type CheckResult, judgeEach, pass, type Place, withPassesAs } from '../../check/index.js';
import type { ControlPolicyChain } from '../../../policy/index.js';
import { serviceControlOver } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';

/** Judges every active account that service control policies bind: all but the management account. */
export function ofMembers(
  audit: Audit,
  passing: string,
  decide: (accountId: string, chain: ControlPolicyChain, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(audit.managementAccountId, (management) =>
    judgeEach(audit.activeAccounts, (accounts) => {
      const members = accounts.filter(({ accountId }) => accountId !== management);
      const results = members.flatMap(({ accountId }) => ofMember(audit, accountId, passing, decide));
      return withPassesAs(results, (count) => pass(`${passing}, in ${count} member accounts`));
    }),
  );
}

function ofMember(
  audit: Audit,
  accountId: string,
  passing: string,
  decide: Parameters<typeof ofMembers>[2],
): readonly CheckResult[] {
  const place = { accountId };
  return judgeEach(
    serviceControlOver(audit, accountId),
    (chain) => {
      const found = decide(accountId, chain, place);
      return found.length === 0 ? [pass(passing, place)] : found;
    },
    place,
  );
}
