import { type CheckResult, defineCheck, fail, type Place, undecided } from '../../check/index.js';
import {
  listed,
  type NamedPolicy,
  type PolicyStatement,
  type RequestContext,
} from '../../../policy/index.js';
import {
  ask,
  CLOUDTRAIL,
  concrete,
  type GuardedTargets,
  OTHER_ORGANIZATION,
  STRANGER,
} from '../../questions/index.js';
import { ofBucketPolicy } from './of-bucket-policy.js';

/**
 * CloudTrail acts for whoever made a trail, so that a statement without a source lets strangers write: the
 * confused deputy. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const bkt04 = defineCheck({
  id: 'BKT-04',
  title: 'CloudTrail may do nothing in the log bucket for a trail of another organization',
  severity: 'high',
  mappings: { nist80053: ['AC-3', 'AU-9'], pciDss: ['10.3.2'] },
  run: (audit) =>
    ofBucketPolicy(audit, 'every permission of CloudTrail asks for its source', (targets, policy, place) =>
      listed(policy.document.Statement).flatMap((statement, index) =>
        statementProblem(statement, index, targets, policy, place),
      ),
    ),
});

function statementProblem(
  statement: PolicyStatement,
  index: number,
  targets: GuardedTargets,
  policy: NamedPolicy,
  place: Place,
): readonly CheckResult[] {
  if (statement.Effect !== 'Allow') return [];
  const alone = withOneAllow(policy, statement);
  const verdicts = requestsOf(statement, targets).flatMap((request) =>
    strangersOf(targets).map((context) => askFor(request, context, targets, alone)),
  );
  const name = statement.Sid ?? `#${index + 1}`;
  const allowed = verdicts.find(({ kind }) => kind === 'allowed');
  if (allowed !== undefined)
    return [fail(`${name} lets CloudTrail act for any trail of anybody`, ADD, place)];
  const doubt = verdicts.find((verdict) => verdict.kind === 'unknown');
  return doubt === undefined ? [] : [undecided(`${name}: ${doubt.because}`, place)];
}

/** What else allows the same is the other statement's fault. */
function withOneAllow({ name, document }: NamedPolicy, statement: PolicyStatement): NamedPolicy {
  const denies = listed(document.Statement).filter(({ Effect }) => Effect === 'Deny');
  return { name, document: { ...document, Statement: [statement, ...denies] } };
}

const ADD =
  'orgtrail deploy  # step log-archive; with other tools: add aws:SourceArn with the ARN of the trail to the conditions of the statement';

interface Request {
  readonly action: string;
  readonly arn: string;
}

/** What the statement itself speaks of. */
function requestsOf(
  { Action, Resource }: PolicyStatement,
  { bucketArn }: GuardedTargets,
): readonly Request[] {
  const actions = Action === undefined ? EXAMPLES : listed(Action).flatMap(actionsLike);
  const arns = Resource === undefined ? [bucketArn, `${bucketArn}/x`] : listed(Resource).map(concrete);
  return actions.flatMap((action) => arns.map((arn) => ({ action, arn })));
}

const EXAMPLES = ['s3:GetBucketAcl', 's3:PutObject', 's3:GetObject', 's3:DeleteObject'];

function actionsLike(pattern: string): readonly string[] {
  return /[*?]/.test(pattern) ? [...EXAMPLES, concrete(pattern)] : [pattern];
}

/** A trail of the same name in another organization, and one of an account that is in none. */
function strangersOf({ partition, trail }: GuardedTargets): readonly RequestContext[] {
  const alone = {
    's3:x-amz-acl': 'bucket-owner-full-control',
    'aws:SourceArn': `arn:${partition}:cloudtrail:${trail.homeRegion}:${STRANGER}:trail/${trail.name}`,
    'aws:SourceAccount': STRANGER,
  };
  return [alone, { ...alone, 'aws:SourceOrgID': OTHER_ORGANIZATION }];
}

function askFor(
  { action, arn }: Request,
  context: RequestContext,
  { logArchiveAccountId: accountId, organizationId }: GuardedTargets,
  policy: NamedPolicy,
) {
  const resource = { arn, accountId, organizationId };
  return ask({ principal: CLOUDTRAIL, action, resource, context }, { resource: policy });
}
