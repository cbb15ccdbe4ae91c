import { problemOf } from '../engine/index.js';
import { ROLE_NAMES } from '../role-names.js';
import type { PreflightInput } from './preflight.js';
import { pass, type PreflightFinding, refusal } from './preflight-finding.js';

/** Whether the deployer gets into the other accounts: a deployment that stops half way would be worse. */
export async function checkAccounts({ cloud, target }: PreflightInput): Promise<readonly PreflightFinding[]> {
  const findings: PreflightFinding[] = [];
  for (const role of ['logArchive', 'security'] as const) {
    const accountId = target.accounts[role];
    if (accountId === target.accounts.management) continue;
    try {
      const { arn } = await cloud.account(accountId).enter();
      findings.push(pass(`enter-${role}`, `${arn} in the ${ROLE_NAMES[role]} account`));
    } catch (error) {
      const { what, next } = problemOf(error);
      const message = `the ${ROLE_NAMES[role]} account ${accountId} cannot be entered: ${what}`;
      findings.push(refusal(`enter-${role}`, message, next ?? 'Let the caller assume the deployer role.'));
    }
  }
  return findings;
}
