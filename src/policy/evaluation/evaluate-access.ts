import { conditionContext } from '../conditions/condition-context.js';
import type { Doubt } from '../matching/answer.js';
import { type AccessRequest, principalAccount } from './access-request.js';
import { type ApplicablePolicies, FULL_ACCESS, type NamedPolicy } from './applicable-policies.js';
import { bindingResourceControl, bindingServiceControl, withServiceDoubt } from './control-policies.js';
import type { Decision, PolicyLayer } from './decision.js';
import { allowOf, deniesOf, doubtfulDeniesOf, evaluateLayer, type LayerResult } from './evaluate-layer.js';
import { type Grant, needsAll } from './grant.js';
import { principalGrant } from './principal-grant.js';

/**
 * Whether a request is allowed, and which statement decides. One Deny anywhere is enough; then every control
 * policy has to let it through; then principal and resource have to give it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluateAccess(request: AccessRequest, policies: ApplicablePolicies): Decision {
  const layers = judgeLayers(request, policies);
  return (
    explicitDeny(request, layers.all) ??
    doubtfulDeny(layers.all) ??
    decide(needsAll([principalGrant(request, layers), ...layers.control.map((level) => allowOf(level))]))
  );
}

interface JudgedLayers {
  /** One per level of both chains. */
  readonly control: readonly LayerResult[];
  readonly identity: LayerResult;
  readonly resource: LayerResult;
  readonly boundary: LayerResult | undefined;
  readonly session: LayerResult | undefined;
  /** In the order in which a Deny is reported. */
  readonly all: readonly LayerResult[];
}

function judgeLayers(request: AccessRequest, policies: ApplicablePolicies): JudgedLayers {
  const context = conditionContext(request);
  const judge = (layer: PolicyLayer, given: readonly NamedPolicy[]) =>
    evaluateLayer(layer, given, request, context);
  const control = [
    ...bindingServiceControl(request, policies).map((level) => judge('service-control', level.policies)),
    ...bindingResourceControl(request, policies).map((level) =>
      withServiceDoubt(request, judge('resource-control', level.policies)),
    ),
  ];
  const resource = withRootException(
    request,
    judge('resource', policies.resource === undefined ? [] : [policies.resource]),
  );
  const identity = judge('identity', identityOf(request, policies));
  const boundary = policies.boundary && judge('boundary', policies.boundary);
  const session = policies.session && judge('session', policies.session);
  const bounds = [boundary, session].filter((layer) => layer !== undefined);
  return { control, identity, resource, boundary, session, all: [...control, resource, identity, ...bounds] };
}

const ROOT_USER: NamedPolicy = { name: 'root user', document: FULL_ACCESS };

/** A root user may do everything in its account that nothing denies. */
function identityOf(
  { principal }: AccessRequest,
  { identity = [] }: ApplicablePolicies,
): readonly NamedPolicy[] {
  switch (principal.kind) {
    case 'root':
      return [ROOT_USER];
    case 'role':
    case 'user':
      return identity;
    case 'service':
    case 'anonymous':
      return [];
  }
}

const BUCKET_POLICY_ACTIONS = ['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy'];

/**
 * "Bucket owner root principals can only be blocked from performing these API actions by VPC endpoint policies and
 * AWS Organizations policies." https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html
 */
function withRootException({ principal, action, resource }: AccessRequest, layer: LayerResult): LayerResult {
  const excepted =
    principal.kind === 'root' &&
    principalAccount(principal) === resource.accountId &&
    BUCKET_POLICY_ACTIONS.includes(action.toLowerCase());
  return excepted
    ? { ...layer, statements: layer.statements.filter(({ effect }) => effect !== 'Deny') }
    : layer;
}

function explicitDeny({ action }: AccessRequest, layers: readonly LayerResult[]): Decision | undefined {
  const [first, ...others] = layers.flatMap(deniesOf).map(({ reference }) => reference);
  if (first === undefined) return undefined;
  return {
    kind: 'denied',
    decidedBy: first,
    alsoDeniedBy: others,
    layer: first.layer,
    explanation: `${first.statement} of ${first.policy} denies ${action}`,
  };
}

function doubtfulDeny(layers: readonly LayerResult[]): Decision | undefined {
  const doubts = layers.flatMap(doubtfulDeniesOf);
  return doubts.length === 0 ? undefined : unknown(doubts);
}

function decide(grant: Grant): Decision {
  switch (grant.kind) {
    case 'granted':
      return {
        kind: 'allowed',
        decidedBy: grant.by,
        explanation: `${grant.by.statement} of ${grant.by.policy} allows it, and nothing denies it`,
      };
    case 'missing':
      return {
        kind: 'denied',
        decidedBy: undefined,
        alsoDeniedBy: [],
        layer: grant.layer,
        explanation: grant.because,
      };
    case 'unknown':
      return unknown(grant.doubts);
  }
}

function unknown(doubts: readonly Doubt[]): Decision {
  const messages = [...new Set(doubts.map(({ message }) => message))];
  return { kind: 'unknown', doubts, explanation: messages.join('; ') };
}
