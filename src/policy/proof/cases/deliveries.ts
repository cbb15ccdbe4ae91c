import type { RequestContext } from '../../evaluation/access-request.js';
import { ask, askEach, type Circumstances } from '../ask.js';
import { memberAccount } from '../actors.js';
import type { ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';
import { ONLY_RESOURCE_CONTROL, ONLY_RESOURCE_POLICY } from '../situation.js';
import { logFileAt } from '../targets.js';

/** What CloudTrail has to be able to do, and what no other trail may. */
export function deliveryCases(world: ProofWorld): readonly ProofCase[] {
  return [
    ...organizationTrailDelivers(world),
    ...otherTrailsDoNot(world),
    ...resourceControlLeavesServicesAlone(world),
    ...encryption(world),
  ];
}

/** Below these folders CloudTrail writes for every account. */
const FOLDERS = [
  'CloudTrail',
  'CloudTrail-Digest',
  'CloudTrail-Insight',
  'CloudTrail-NetworkActivity',
  'CloudTrail-Aggregated',
];

/**
 * What CloudTrail tells S3 about a delivery. The ARN of the trail and the account are the management account's,
 * whichever member the log belongs to.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
function delivery({ input }: ProofWorld): RequestContext {
  return {
    'aws:SourceArn': input.trailArn,
    'aws:SourceAccount': input.managementAccountId,
    'aws:SourceOrgID': input.organizationId,
    's3:x-amz-acl': 'bucket-owner-full-control',
  };
}

function without(context: RequestContext, ...keys: readonly string[]): RequestContext {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !keys.includes(key)));
}

function organizationTrailDelivers(world: ProofWorld): readonly ProofCase[] {
  const { actors, targets, input } = world;
  const context = delivery(world);
  const { cloudTrail } = actors;
  const prefixes = [
    ['member', `${input.organizationId}/${memberAccount(input)}`],
    ['management account', `${input.organizationId}/${input.managementAccountId}`],
    ['management prefix', input.managementAccountId],
  ] as const;
  const files = prefixes.flatMap(([title, prefix]) =>
    FOLDERS.map((folder) => logFileAt(input, `${prefix}/${folder}`, `${folder}, ${title}`)),
  );
  return [
    ask(cloudTrail, 's3:GetBucketAcl', targets.bucket, 'allowed', { context }),
    ...files.map((file) => ask(cloudTrail, 's3:PutObject', file, 'allowed', { context })),
    ...(['aws:SourceOrgID', 'aws:SourceAccount'] as const).map((key) =>
      ask(cloudTrail, 's3:PutObject', targets.logFile, 'allowed', {
        context: without(context, key),
        variant: `without ${key}`,
      }),
    ),
  ];
}

function otherTrailsDoNot(world: ProofWorld): readonly ProofCase[] {
  const { actors, targets, input } = world;
  const context = delivery(world);
  const trail = (accountId: string) =>
    `arn:${input.partition}:cloudtrail:us-east-1:${accountId}:trail/some-trail`;
  const member = memberAccount(input);
  const foreign: RequestContext = {
    ...context,
    'aws:SourceArn': trail('999999999999'),
    'aws:SourceAccount': '999999999999',
    'aws:SourceOrgID': 'o-somebodyelse',
  };
  const ofMember = { ...context, 'aws:SourceArn': trail(member), 'aws:SourceAccount': member };
  const put = (target: Target, circumstances: Circumstances) =>
    ask(actors.cloudTrail, 's3:PutObject', target, 'denied', circumstances);
  const elsewhere = logFileAt(input, `${member}/CloudTrail`, "a member's own prefix");
  const otherPrefix = logFileAt({ ...input, prefix: 'other' }, input.organizationId, 'another prefix');
  return [
    put(targets.logFile, { context: foreign, variant: 'for a trail of another organization' }),
    put(targets.logFile, { context: ofMember, variant: "for a member's own trail" }),
    put(targets.logFile, { context: without(context, 'aws:SourceArn'), variant: 'without aws:SourceArn' }),
    put(targets.logFile, {
      context: { ...context, 's3:x-amz-acl': 'public-read' },
      variant: 'with another ACL',
    }),
    put(targets.logFile, { context: without(context, 's3:x-amz-acl'), variant: 'without an ACL' }),
    put(elsewhere, { context }),
    put(otherPrefix, { context }),
    put(targets.logFile, {
      context: foreign,
      variant: 'for a trail of another organization',
      situation: ONLY_RESOURCE_POLICY,
    }),
    ask(actors.cloudTrail, 's3:GetBucketAcl', targets.bucket, 'denied', {
      context: foreign,
      variant: 'for a trail of another organization',
    }),
    ask(actors.otherService, 's3:PutObject', targets.logFile, 'denied', { context: ofMember }),
    ask(actors.otherService, 's3:GetBucketAcl', targets.bucket, 'denied', { context }),
    ...askEach(actors.cloudTrail, ['s3:DeleteObject', 's3:GetObject'], targets.logFile, 'denied', {
      context,
    }),
  ];
}

/** When somebody has replaced the bucket policy by one that lets everybody in. */
function resourceControlLeavesServicesAlone(world: ProofWorld): readonly ProofCase[] {
  const { actors, targets, input } = world;
  const context = delivery(world);
  const situation = ONLY_RESOURCE_CONTROL;
  const put = (expected: 'allowed' | 'denied', variant: string, given: RequestContext) =>
    ask(actors.cloudTrail, 's3:PutObject', targets.logFile, expected, { context: given, variant, situation });
  const standalone = {
    'aws:SourceArn': `arn:${input.partition}:cloudtrail:us-east-1:999999999999:trail/t`,
    'aws:SourceAccount': '999999999999',
  };
  return [
    put('allowed', '', context),
    put('allowed', 'without aws:SourceOrgID', without(context, 'aws:SourceOrgID')),
    put('allowed', 'without any word of its source', {}),
    put('denied', 'for another organization', { ...context, 'aws:SourceOrgID': 'o-somebodyelse' }),
    put('denied', 'for an account without organization', standalone),
    put('allowed', "for a member's own trail, which only the bucket policy refuses", {
      ...standalone,
      'aws:SourceOrgID': input.organizationId,
    }),
    ask(actors.cloudTrail, 's3:PutObjectAcl', targets.logFile, 'allowed', {
      context,
      situation,
      variant: 'should S3 ask for it because of the ACL',
    }),
    ask(actors.otherService, 'kms:CreateGrant', targets.key, 'allowed', { situation }),
  ];
}

function encryption(world: ProofWorld): readonly ProofCase[] {
  const { actors, targets, input } = world;
  const { cloudTrail } = actors;
  const context = {
    'aws:SourceArn': input.trailArn,
    'kms:EncryptionContext:aws:cloudtrail:arn': input.trailArn,
  };
  const foreign = 'arn:aws:cloudtrail:us-east-1:999999999999:trail/some-trail';
  return [
    ...askEach(
      cloudTrail,
      ['kms:GenerateDataKey', 'kms:DescribeKey', 'kms:Decrypt'],
      targets.key,
      'allowed',
      { context },
    ),
    ...askEach(cloudTrail, ['kms:GenerateDataKey', 'kms:DescribeKey', 'kms:Decrypt'], targets.key, 'denied', {
      context: { ...context, 'aws:SourceArn': foreign },
      variant: 'for a trail of another organization',
    }),
    ask(cloudTrail, 'kms:GenerateDataKey', targets.key, 'denied', {
      context: { ...context, 'kms:EncryptionContext:aws:cloudtrail:arn': foreign },
      variant: 'for logs of another trail',
    }),
    ask(actors.otherService, 'kms:GenerateDataKey', targets.key, 'denied', { context }),
  ];
}
