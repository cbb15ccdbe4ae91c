import type { JsonObject } from '../record/index.js';
import { proseTime } from '../record/index.js';
import { uniqueId } from '../world/index.js';
import { apisOf, type CallContext, read, write } from './api.js';

const roleName = ({ random, resources }: CallContext) => random.pick(resources.roles);
const policyArn = ({ random, resources }: CallContext) => random.pick(resources.policies);
const userName = ({ random }: CallContext) =>
  random.pick(['svc-reporting', 'svc-backup', 'smtp-relay', 'mteixeira']);
const notFound = (what: string) => [0.06, 'NoSuchEntityException', `The ${what} cannot be found.`] as const;
const at = (call: CallContext) => proseTime(call.time);

export const iam = apisOf(
  {
    source: 'iam.amazonaws.com',
    prefix: 'iam',
    eventVersion: '1.11',
    global: true,
    host: () => 'iam.amazonaws.com',
  },
  {
    'iam:ListUsers': read(),
    'iam:ListRoles': read((call) => (call.random.chance(0.5) ? null : { maxItems: 1000 })),
    'iam:ListPolicies': read(() => ({ scope: 'Local', onlyAttached: false })),
    'iam:ListAccountAliases': read(),
    'iam:ListAccessKeys': read((call) => ({ userName: userName(call) })),
    'iam:ListMFADevices': read((call) => ({ userName: userName(call) })),
    'iam:ListAttachedUserPolicies': read((call) => ({ userName: userName(call) })),
    'iam:ListGroupsForUser': read((call) => ({ userName: userName(call) })),
    'iam:ListAttachedRolePolicies': read((call) => ({ roleName: roleName(call) })),
    'iam:ListRolePolicies': read((call) => ({ roleName: roleName(call) })),
    'iam:ListRoleTags': read((call) => ({ roleName: roleName(call) })),
    'iam:ListInstanceProfiles': read(),
    'iam:ListVirtualMFADevices': read(() => ({ assignmentStatus: 'Any' })),
    'iam:GetRole': read((call) => ({ roleName: roleName(call) }), { failure: notFound('role') }),
    'iam:GetRolePolicy': read((call) => ({ roleName: roleName(call), policyName: 'inline-access' }), {
      failure: notFound('role policy with name inline-access'),
    }),
    'iam:GetPolicy': read((call) => ({ policyArn: policyArn(call) })),
    'iam:GetPolicyVersion': read((call) => ({
      policyArn: policyArn(call),
      versionId: `v${call.random.between(1, 5)}`,
    })),
    'iam:GetUser': read((call) => ({ userName: userName(call) })),
    'iam:GetInstanceProfile': read((call) => ({
      instanceProfileName: call.random.pick(call.resources.instances).role.name,
    })),
    'iam:GetAccountSummary': read(),
    'iam:GetAccountPasswordPolicy': read(undefined, {
      failure: [0.3, 'NoSuchEntityException', 'The Password Policy with domain name cannot be found.'],
    }),
    'iam:GetAccountAuthorizationDetails': read(() => ({
      filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'],
    })),
    'iam:GenerateCredentialReport': read(),
    'iam:GetCredentialReport': read(),
    'iam:GetServiceLastAccessedDetails': read((call) => ({ jobId: call.random.uuid() })),
    'iam:CreateRole': write(
      (call) => ({
        path: '/',
        roleName: roleName(call),
        assumeRolePolicyDocument: trustPolicy('lambda.amazonaws.com'),
        maxSessionDuration: 3600,
        tags: [{ key: 'team', value: 'platform' }],
      }),
      (call, request) => ({
        role: {
          path: '/',
          roleName: request['roleName'],
          roleId: uniqueId('AROA', call.account.id, call.random),
          arn: `arn:aws:iam::${call.account.id}:role/${String(request['roleName'])}`,
          createDate: at(call),
          assumeRolePolicyDocument: encodeURIComponent(trustPolicy('lambda.amazonaws.com')),
        },
      }),
      { failure: [0.1, 'EntityAlreadyExistsException', 'Role with that name already exists.'] },
    ),
    'iam:PutRolePolicy': write((call) => ({
      roleName: roleName(call),
      policyName: 'inline-access',
      policyDocument: readPolicy(`arn:aws:s3:::${call.random.pick(call.resources.buckets)}/*`),
    })),
    'iam:AttachRolePolicy': write((call) => ({ roleName: roleName(call), policyArn: policyArn(call) })),
    'iam:DetachRolePolicy': write((call) => ({ roleName: roleName(call), policyArn: policyArn(call) })),
    'iam:TagRole': write((call) => ({
      roleName: roleName(call),
      tags: [{ key: 'cost-centre', value: '4711' }],
    })),
    'iam:CreatePolicy': write(
      (call) => ({
        policyName: `${call.random.pick(call.resources.stacks).name}-access`,
        policyDocument: readPolicy('*'),
      }),
      (call, request) => ({ policy: createdPolicy(call, String(request['policyName'])) }),
    ),
    'iam:CreatePolicyVersion': write(
      (call) => ({ policyArn: policyArn(call), policyDocument: readPolicy('*'), setAsDefault: true }),
      (call) => ({
        policyVersion: {
          versionId: `v${call.random.between(2, 5)}`,
          isDefaultVersion: true,
          createDate: at(call),
        },
      }),
    ),
    'iam:UpdateAssumeRolePolicy': write((call) => ({
      roleName: roleName(call),
      policyDocument: trustPolicy('ecs-tasks.amazonaws.com'),
    })),
    'iam:CreateServiceLinkedRole': write(() => ({ aWSServiceName: 'spot.amazonaws.com' }), undefined, {
      failure: [
        0.7,
        'InvalidInputException',
        'Service role name AWSServiceRoleForEC2Spot has been taken in this account.',
      ],
    }),
    'iam:CreateUser': write(
      (call) => ({ userName: userName(call) }),
      (call, request) => ({
        user: {
          path: '/',
          userName: request['userName'],
          userId: uniqueId('AIDA', call.account.id, call.random),
          arn: `arn:aws:iam::${call.account.id}:user/${String(request['userName'])}`,
          createDate: at(call),
        },
      }),
    ),
    'iam:CreateAccessKey': write(
      (call) => ({ userName: userName(call) }),
      (call, request) => ({
        accessKey: {
          userName: request['userName'],
          accessKeyId: uniqueId('AKIA', call.account.id, call.random),
          status: 'Active',
          createDate: at(call),
        },
      }),
    ),
    'iam:CreateLoginProfile': write(
      (call) => ({ userName: userName(call), passwordResetRequired: true }),
      (call, request) => ({
        loginProfile: {
          userName: request['userName'],
          createDate: at(call),
          passwordResetRequired: request['passwordResetRequired'],
        },
      }),
    ),
    'iam:PutUserPolicy': write((call) => ({
      userName: userName(call),
      policyName: 'inline',
      policyDocument: readPolicy('*'),
    })),
    'iam:AttachUserPolicy': write((call) => ({ userName: userName(call), policyArn: policyArn(call) })),
  },
);

function createdPolicy(call: CallContext, policyName: string): JsonObject {
  return {
    policyName,
    policyId: uniqueId('ANPA', call.account.id, call.random),
    arn: `arn:aws:iam::${call.account.id}:policy/${policyName}`,
    path: '/',
    defaultVersionId: 'v1',
    attachmentCount: 0,
    isAttachable: true,
    createDate: at(call),
    updateDate: at(call),
  };
}

function trustPolicy(service: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });
}

function readPolicy(resource: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: resource },
    ],
  });
}
