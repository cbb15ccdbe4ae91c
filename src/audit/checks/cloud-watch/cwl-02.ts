import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  pass,
  type Place,
  undecided,
} from '../../check/index.js';
import { type ApplicablePolicies, type NamedPolicy, type RequestPrincipal } from '../../../policy/index.js';
import { ask, CLOUDTRAIL, roleNamed, STRANGER, type Verdict } from '../../questions/index.js';
import {
  type Answer,
  chainAnswer,
  known,
  mapAnswer,
  notAsked,
  type RoleFacts,
} from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofLogGroups, type PresentLogGroup } from './of-log-groups.js';

/**
 * An organization trail writes the events of members to streams that begin with the organization's id. A role
 * that may not write those loses the members without a word.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export const cwl02 = defineCheck({
  id: 'CWL-02',
  title: 'The role of CloudTrail may write the streams of every member to the log group',
  severity: 'high',
  mappings: { nist80053: ['AU-12'], pciDss: ['10.2.1'] },
  run: (audit) =>
    ofLogGroups(audit, (group, place) => {
      const { logRoleArn } = group.trail;
      if (logRoleArn === undefined)
        return [fail('the trail names no role to write with', REMEDIATION, place)];
      const rolePlace = { ...place, resource: logRoleArn };
      return judgeEach(
        chainAnswer(roleOf(audit, logRoleArn), (role) =>
          chainAnswer(streamsOf(audit, group), (streams) =>
            role === null
              ? known(undefined)
              : mapAnswer(policiesOf(role), (policies) => ({ role, streams, policies })),
          ),
        ),
        (found) => {
          if (found === undefined) return [fail('there is no such role', REMEDIATION, rolePlace)];
          const results = [
            ...trustProblems(found.role, rolePlace),
            ...found.streams.flatMap((stream) => writeProblems(stream, found, rolePlace)),
          ];
          return results.length === 0 ? [pass('the role may write every stream', rolePlace)] : results;
        },
        rolePlace,
      );
    }),
});

const REMEDIATION =
  'orgtrail deploy sets up the role; its policy needs logs:CreateLogStream and logs:PutLogEvents on log-stream:<organization id>_* too';

function roleOf(audit: Audit, arn: string): Answer<RoleFacts | null> {
  const accountId = arn.split(':')[4] ?? '';
  const name = arn.split('/').at(-1);
  const named = audit.accountOf(accountId)?.roles.find((role) => role.name === name);
  return named?.role ?? notAsked({ permission: 'iam:GetRole', operation: 'GetRole', accountId });
}

/** The account's own stream, and for an organization trail one of a member. */
function streamsOf({ snapshot }: Audit, { trail, logGroupArn, accountId, region }: PresentLogGroup) {
  const streamOf = (name: string) => `${logGroupArn}:log-stream:${name}`;
  const own = streamOf(`${accountId}_CloudTrail_${region}`);
  if (!trail.isOrganizationTrail) return known([own]);
  return mapAnswer(snapshot.organization.description, ({ id }) => [
    own,
    streamOf(`${id}_${STRANGER}_CloudTrail_${region}`),
  ]);
}

type IdentityPolicies = Pick<ApplicablePolicies, 'identity' | 'boundary'>;

function policiesOf({ policies, boundary }: RoleFacts): Answer<IdentityPolicies> {
  return chainAnswer(policies, (identity) =>
    boundary === undefined
      ? known({ identity })
      : mapAnswer(boundary, (document: NamedPolicy) => ({ identity, boundary: [document] })),
  );
}

function trustProblems({ arn, trust }: RoleFacts, place: Place): readonly CheckResult[] {
  const verdict = askFor(CLOUDTRAIL, 'sts:AssumeRole', arn, {
    resource: { name: 'the trust policy', document: trust },
  });
  return resultOf(verdict, 'CloudTrail may not assume the role', place);
}

function writeProblems(
  stream: string,
  { role, policies }: { readonly role: RoleFacts; readonly policies: IdentityPolicies },
  place: Place,
): readonly CheckResult[] {
  const name = stream.split(':log-stream:').at(-1);
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].flatMap((action) => {
    const partition = role.arn.split(':')[1] ?? 'aws';
    const accountId = role.arn.split(':')[4] ?? '';
    const principal = roleNamed(role.arn, { partition, accountId });
    return resultOf(askFor(principal, action, stream, policies), `the role may not ${action} ${name}`, place);
  });
}

function askFor(
  principal: RequestPrincipal,
  action: string,
  arn: string,
  policies: ApplicablePolicies,
): Verdict {
  return ask({ principal, action, resource: { arn, accountId: arn.split(':')[4] ?? '' } }, policies);
}

function resultOf(verdict: Verdict, problem: string, place: Place): readonly CheckResult[] {
  if (verdict.kind === 'allowed') return [];
  return verdict.kind === 'denied'
    ? [fail(problem, REMEDIATION, place)]
    : [undecided(verdict.because, place)];
}
