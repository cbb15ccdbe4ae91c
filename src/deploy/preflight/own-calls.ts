import {
  type ControlPolicyChain,
  evaluateAccess,
  FULL_ACCESS,
  type PolicyDocument,
} from '../../policy/index.js';
import type { AttachedPolicy, Cloud, PolicyType } from '../access/index.js';
import type { AccountRoleName } from '../engine/index.js';
import { ROLE_NAMES } from '../role-names.js';
import { deployerCalls } from './deployer-calls.js';
import type { PreflightInput } from './preflight.js';
import { pass, type PreflightFinding, refusal, warning } from './preflight-finding.js';

/** Whether the organization's policies would deny our own calls, before the first of them is made. */
export async function checkOwnCalls(input: PreflightInput): Promise<readonly PreflightFinding[]> {
  const { target, cloud } = input;
  const { enabledPolicyTypes } = await cloud.organizations.root();
  if (enabledPolicyTypes.length === 0)
    return [pass('policies', 'no policy of the organization is in force yet')];
  const roles = (['logArchive', 'security'] as const).filter(
    (role) => target.accounts[role] !== target.accounts.management,
  );
  const findings: PreflightFinding[] = [];
  for (const role of roles) findings.push(...(await checkRole(input, role, enabledPolicyTypes)));
  return findings;
}

async function checkRole(
  { cloud, target }: PreflightInput,
  role: AccountRoleName,
  enabled: readonly PolicyType[],
): Promise<readonly PreflightFinding[]> {
  const accountId = target.accounts[role];
  const caller = await cloud.account(accountId).enter();
  const chainOf = async (type: PolicyType) =>
    enabled.includes(type) ? { chain: await readChain(cloud, accountId, type) } : undefined;
  const serviceControl = (await chainOf('SERVICE_CONTROL_POLICY'))?.chain;
  const resourceControl = (await chainOf('RESOURCE_CONTROL_POLICY'))?.chain;
  const findings = deployerCalls(target, role).flatMap(
    ({ action, resource }): readonly PreflightFinding[] => {
      const decision = evaluateAccess(
        {
          principal: { kind: 'role', arn: roleArn(caller.arn), organizationId: target.organizationId },
          action,
          resource: { arn: resource, accountId, organizationId: target.organizationId },
          context: { 'aws:RequestedRegion': target.trail.homeRegion, 'aws:SecureTransport': 'true' },
          otherKeys: 'unknown',
        },
        {
          identity: [{ name: 'deployer', document: FULL_ACCESS }],
          ...(serviceControl !== undefined && { serviceControl }),
          ...(resourceControl !== undefined && { resourceControl }),
          managementAccountId: target.accounts.management,
        },
      );
      if (decision.kind === 'allowed') return [];
      const message = `${action} in the ${ROLE_NAMES[role]} account: ${decision.explanation}`;
      return decision.kind === 'denied'
        ? [refusal('policies', message, `Exempt ${roleArn(caller.arn)} from it.`)]
        : [warning('policies', `may be denied: ${message}`)];
    },
  );
  return findings.length > 0
    ? findings
    : [
        pass(
          'policies',
          `no policy of the organization denies the deployer in the ${ROLE_NAMES[role]} account`,
        ),
      ];
}

/** From the root down to the account. */
async function readChain(
  { organizations }: Cloud,
  accountId: string,
  type: PolicyType,
): Promise<ControlPolicyChain> {
  const targets = [accountId];
  for (let parent = await organizations.parentOf(accountId); parent !== undefined; ) {
    targets.unshift(parent);
    parent = await organizations.parentOf(parent);
  }
  const levels = [];
  for (const target of targets) {
    const policies = await organizations.policiesOf(target, type);
    levels.push({ target, policies: policies.map(namedPolicy) });
  }
  return levels;
}

function namedPolicy({ name, content }: AttachedPolicy) {
  return { name, document: JSON.parse(content) as PolicyDocument };
}

/** `arn:aws:sts::…:assumed-role/Name/session` is a session of `arn:aws:iam::…:role/Name`; its path is not told. */
function roleArn(arn: string): string {
  return arn.replace(/:sts:(.*):assumed-role\/([^/]+)\/.*$/, ':iam:$1:role/$2');
}
