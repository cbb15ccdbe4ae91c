import { askEach } from '../ask.js';
import type { ProofCase } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';

/** What the deployer needs of the key. */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:ListGrants',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
];

const REPAIRS = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:EnableKey',
  'kms:GetKeyPolicy',
  'kms:ListKeyPolicies',
];

const BUCKET_REPAIRS = ['s3:GetBucketPolicy', 's3:GetLifecycleConfiguration', 's3:ListBucketVersions'];

/** Those who set the store up and repair it get what they need, beside what is tampering in anybody else's hands. */
export function keyAdministrationCases({ actors, targets }: ProofWorld): readonly ProofCase[] {
  return [
    ...askEach(actors.storeDeployers, ADMINISTRATION, targets.key, 'allowed'),
    ...askEach(actors.breakGlass, REPAIRS, targets.key, 'allowed'),
    ...askEach(actors.breakGlass, BUCKET_REPAIRS, targets.bucket, 'allowed'),
    ...askEach(actors.breakGlass, ['s3:GetObject'], targets.logFile, 'denied'),
  ];
}
