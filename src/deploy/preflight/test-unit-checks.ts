import { countOf } from '../../count-of.js';
import { GUARDRAIL_TRIAL } from '../../resources/index.js';
import type { PreflightInput } from './preflight.js';
import { pass, type PreflightFinding, refusal, warning } from './preflight-finding.js';

/** Whether something would be tried in the test unit, and whether an earlier trial was left behind. */
export async function checkTestUnit(input: PreflightInput): Promise<readonly PreflightFinding[]> {
  const { guardrailTrial, accounts: roles } = input.target;
  if (guardrailTrial === undefined) return checkLeftBehind(input);
  const { unit } = guardrailTrial;
  const accounts = await input.cloud.organizations.accountsBelow(unit);
  if (accounts === undefined) {
    return [
      refusal(
        'test-unit',
        `the test unit ${unit} is not in the organization`,
        'Correct guardrails.testUnit in the configuration.',
      ),
    ];
  }
  if (accounts.length === 0) {
    return [
      warning(
        'test-unit',
        `no account stands in the test unit ${unit}, so that nothing would be tried there`,
        'Move accounts into it in which what the others do is done.',
      ),
    ];
  }
  const archive = accounts.includes(roles.logArchive) ? ', the log archive account among them' : '';
  return [
    pass(
      'test-unit',
      `guardrails are tried in ${unit} first: ${countOf(accounts.length, 'account')}${archive}`,
    ),
  ];
}

/** Deploy takes nothing away, and nobody would look for policies under a name that no file has any more. */
async function checkLeftBehind({ cloud, target }: PreflightInput): Promise<readonly PreflightFinding[]> {
  const { homeRegion } = target.trail;
  const { stackName } = GUARDRAIL_TRIAL;
  const stack = await cloud.account(target.accounts.management).stacks(homeRegion).describe(stackName);
  if (stack === undefined) return [];
  return [
    warning(
      'test-unit',
      `stack ${stackName} still attaches guardrails to the test unit of an earlier configuration`,
      `aws cloudformation delete-stack --stack-name ${stackName} --region ${homeRegion}, in the management account.`,
    ),
  ];
}
