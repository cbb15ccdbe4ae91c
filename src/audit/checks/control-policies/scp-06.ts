import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  notApplicable,
  pass,
  type Place,
  undecided,
} from '../../check/index.js';
import type { ApplicablePolicies, ControlPolicyChain, RequestContext } from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  ask,
  bucketRegionOf,
  bucketTampering,
  CLOUDTRAIL,
  type GuardedTargets,
  guardedTargets,
  keyTampering,
  logFileOf,
  OTHER_ORGANIZATION,
  resourceControlOver,
  STRANGER,
  strangerOf,
  type Tampering,
} from '../../questions/index.js';
import { NO_BUCKET } from '../bucket/of-bucket-policy.js';
import { type Attacker, insiders, notDenied } from './not-denied.js';
import { openedResourcePolicy } from './opened-resource-policy.js';

/**
 * Service control policies bind nobody outside the log archive account's own principals: not the management
 * account, not strangers. Resource control policies do.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export const scp06 = defineCheck({
  id: 'SCP-06',
  title: 'A resource control policy keeps others, the management account included, from bucket and key',
  severity: 'medium',
  mappings: { nist80053: ['AU-9', 'AC-3'], pciDss: ['10.3.2'] },
  run: (audit) =>
    judgeEach(guardedTargets(audit), (targets) => {
      if (targets === null) return [notApplicable(NO_BUCKET)];
      const place = { accountId: targets.logArchiveAccountId, resource: targets.bucket.name };
      return judgeEach(
        resourceControlOver(audit, targets.logArchiveAccountId),
        (chain) => {
          const found = [...tampering(targets, chain, place), ...confusedDeputy(targets, chain, place)];
          return found.length === 0 ? [pass('the resource control policies deny all of it', place)] : found;
        },
        place,
      );
    }),
});

const REMEDIATION =
  'orgtrail deploy  # steps policy-types and guardrails attach policies/rcp-protect-audit-store.json to the log archive account';

function policiesOf(
  { managementAccountId }: GuardedTargets,
  resourceControl: ControlPolicyChain,
): ApplicablePolicies {
  return { identity: ADMINISTRATOR, resource: openedResourcePolicy, resourceControl, managementAccountId };
}

function tampering(targets: GuardedTargets, chain: ControlPolicyChain, place: Place): readonly CheckResult[] {
  const { logArchiveAccountId, organizationId } = targets;
  return notDenied(
    {
      attackers: outsiders(targets),
      attempts: attemptsOn(targets),
      resourceAccountId: logArchiveAccountId,
      organizationId,
      policies: policiesOf(targets, chain),
      remediation: REMEDIATION,
      ...bucketRegionOf(targets),
    },
    place,
  );
}

function outsiders(targets: GuardedTargets): readonly Attacker[] {
  const { partition, organizationId, managementAccountId, logArchiveAccountId } = targets;
  const management = { partition, accountId: managementAccountId, organizationId };
  return [
    {
      name: 'an administrator',
      principal: administratorOf(management),
      accountId: managementAccountId,
    },
    { name: 'a stranger', principal: strangerOf(partition) },
    ...insiders({ partition, accountId: logArchiveAccountId, organizationId }),
  ];
}

function attemptsOn(targets: GuardedTargets): readonly Tampering[] {
  const { bucketArn, logArchiveAccountId, keyArn } = targets;
  const ownsKey = keyArn !== undefined && keyArn.split(':')[4] === logArchiveAccountId;
  return [
    ...bucketTampering(bucketArn, logFileOf(targets, logArchiveAccountId)),
    ...(ownsKey ? keyTampering(keyArn) : []),
  ];
}

/** A service that acts for somebody else may not write, and CloudTrail for the organization has to. */
function confusedDeputy(
  targets: GuardedTargets,
  chain: ControlPolicyChain,
  place: Place,
): readonly CheckResult[] {
  const { partition, trail, managementAccountId, organizationId } = targets;
  const foreign = {
    'aws:SourceArn': `arn:${partition}:cloudtrail:${trail.homeRegion}:${STRANGER}:trail/${trail.name}`,
    'aws:SourceAccount': STRANGER,
  };
  const own = {
    'aws:SourceArn': trail.arn,
    'aws:SourceAccount': managementAccountId,
    'aws:SourceOrgID': organizationId,
  };
  const strangers = [{ ...foreign, 'aws:SourceOrgID': OTHER_ORGANIZATION }, foreign];
  const verdicts = strangers.map((context) => put(targets, chain, context));
  const doubt = verdicts.find((verdict) => verdict.kind === 'unknown');
  return [
    ...(verdicts.some(({ kind }) => kind === 'allowed')
      ? [fail('an AWS service may write to the bucket for a stranger', REMEDIATION, place)]
      : []),
    ...(doubt === undefined ? [] : [undecided(doubt.because, place)]),
    ...(put(targets, chain, own).kind === 'denied'
      ? [fail('the resource control policies keep the trail itself from delivering', REMEDIATION, place)]
      : []),
  ];
}

function put(targets: GuardedTargets, chain: ControlPolicyChain, context: RequestContext) {
  const { logArchiveAccountId: accountId, organizationId } = targets;
  const resource = { arn: logFileOf(targets, STRANGER), accountId, organizationId };
  const question = { principal: CLOUDTRAIL, action: 's3:PutObject', resource, context };
  return ask(question, policiesOf(targets, chain));
}
