import { describe, expect, it } from 'vitest';
import { knownRegions, makeWorld } from '../world/index.js';
import { type ScenarioName, scenarioNames } from './catalog.js';
import { playScenarios } from './play-scenarios.js';

const from = Date.parse('2026-03-01T00:00:00Z') / 1000;
const to = from + 86_400;

const worldOf = (accounts: number) =>
  makeWorld({
    seed: 1,
    accounts,
    regions: knownRegions.slice(0, 3),
    people: 12,
    size: 1,
    trailName: 'org-trail',
    bucket: 'larkmoor-org-trail',
  });

const play = (name: ScenarioName, accounts = 5) =>
  playScenarios(worldOf(accounts), { seed: 1, scenarios: [name], from, to })[0]!;

/** What somebody who looks for it must find: an event's name, its error code, a text in the record. */
const marks: Readonly<
  Record<ScenarioName, readonly (readonly [name: string, errorCode: string | undefined, text: string])[]>
> = {
  'console-brute-force': [
    ['signin:ConsoleLogin', undefined, '"errorMessage":"Failed authentication"'],
    ['signin:ConsoleLogin', undefined, '"userName":"HIDDEN_DUE_TO_SECURITY_REASONS"'],
    [
      'signin:ConsoleLogin',
      undefined,
      '{"ConsoleLogin":"Success"},"additionalEventData":{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"No"}',
    ],
  ],
  'open-security-group': [
    [
      'ec2:AuthorizeSecurityGroupIngress',
      undefined,
      '"fromPort":22,"toPort":22,"groups":{},"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"',
    ],
    ['ec2:AuthorizeSecurityGroupIngress', undefined, '"fromPort":3389'],
  ],
  'stolen-access-key': [
    ['sts:GetCallerIdentity', undefined, 'kali'],
    ['iam:ListUsers', 'AccessDenied', 'is not authorized to perform: iam:ListUsers on resource: *'],
    ['ec2:RunInstances', 'Client.UnauthorizedOperation', '"awsRegion":"eu-central-1"'],
    ['iam:CreateAccessKey', undefined, '"accessKeyId":"AKIA'],
    ['sts:GetSessionToken', undefined, '"accessKeyId":"ASIA'],
  ],
  'access-key-used-elsewhere': [
    ['iam:CreateAccessKey', undefined, '"userName":"svc-backup"'],
    ['s3:ListBuckets', undefined, '"sourceIPAddress":"192.0.2.130"'],
  ],
  'privilege-escalation': [
    [
      'iam:AttachUserPolicy',
      'AccessDenied',
      'because no identity-based policy allows the iam:AttachUserPolicy action',
    ],
    ['iam:CreatePolicyVersion', undefined, '"setAsDefault":true'],
    ['iam:AttachUserPolicy', undefined, 'policy/AdministratorAccess'],
    ['iam:UpdateAssumeRolePolicy', undefined, 'sts:AssumeRole'],
  ],
  'secrets-dump': [
    ['secretsmanager:ListSecrets', undefined, '"sourceIPAddress":"192.0.2.201"'],
    ['secretsmanager:GetSecretValue', undefined, ':i-0'],
    ['kms:Decrypt', undefined, '"invokedBy":"secretsmanager.amazonaws.com"'],
    ['insight:Start', undefined, '"eventCategory":"Insight"'],
  ],
  'snapshot-shared': [
    ['sts:AssumeRole', undefined, '"type":"AWSAccount"'],
    ['ec2:ModifySnapshotAttribute', undefined, '"createVolumePermission":{"add":{"items":[{"userId":"9'],
    ['rds:ModifyDBSnapshotAttribute', undefined, '"attributeName":"restore","valuesToAdd":["9'],
    ['ec2:SharedSnapshotCopyInitiated', undefined, '"eventType":"AwsServiceEvent"'],
  ],
  'root-login-without-mfa': [
    ['signin:ConsoleLogin', undefined, '"type":"Root"'],
    ['iam:CreateAccessKey', undefined, '"requestParameters":null'],
  ],
  'log-bucket-lifecycle-shortened': [
    ['s3:PutBucketLifecycle', undefined, '"bucketName":"larkmoor-org-trail"'],
    ['s3:PutBucketLifecycle', undefined, '"Expiration":{"Days":1}'],
    ['s3:PutBucketVersioning', 'AccessDenied', 'with an explicit deny in a service control policy'],
  ],
  'stop-logging': [
    ['cloudtrail:StopLogging', undefined, 'trail/development-local'],
    ['cloudtrail:DeleteTrail', undefined, 'trail/development-local'],
    ['cloudtrail:StopLogging', 'AccessDenied', 'trail/org-trail'],
  ],
  'duplicate-trail': [
    ['cloudtrail:CreateTrail', undefined, '"s3KeyPrefix":"platform-audit"'],
    ['cloudtrail:StartLogging', undefined, 'trail/platform-audit'],
  ],
  'retry-loop': [['secretsmanager:GetSecretValue', 'AccessDenied', ':assumed-role/']],
  'mining-burst': [
    ['ec2:RunInstances', undefined, '"sourceIPAddress":"192.0.2.177"'],
    ['ec2:RunInstances', 'Server.InsufficientInstanceCapacity', 'InsufficientInstanceCapacity'],
  ],
  'member-leaves': [
    ['organizations:LeaveOrganization', 'AccessDenied', 'with an explicit deny in a service control policy'],
  ],
};

describe.each(scenarioNames)('%s', (name) => {
  it('leaves the traces that one looks for', () => {
    const { events } = play(name);
    for (const [eventName, errorCode, text] of marks[name]) {
      const fitting = events.filter(({ event }) => event.name === eventName && event.errorCode === errorCode);
      expect(
        fitting.some(({ event }) => event.text.includes(text)),
        `${eventName} ${errorCode} ${text}`,
      ).toBe(true);
    }
  });

  it('happens within its range, whatever the size of the organization', () => {
    for (const accounts of [2, 3, 9]) {
      const { events, principals } = play(name, accounts);
      expect(events.length).toBeGreaterThan(2);
      expect(events.every(({ event }) => event.time >= from && event.time < to)).toBe(true);
      expect(principals.every((arn) => arn.startsWith('arn:aws:'))).toBe(true);
    }
  });
});

it('never stops the organization trail: its chains have no reason for a gap', () => {
  const { events } = play('stop-logging');
  const onTheTrail = events.filter(
    ({ event }) => event.text.includes('trail/org-trail') && event.name !== 'cloudtrail:DescribeTrails',
  );
  expect(onTheTrail.length).toBe(2);
  expect(onTheTrail.every(({ event }) => event.errorCode === 'AccessDenied')).toBe(true);
});

it('plays a scenario the same with and without the others', () => {
  const world = worldOf(5);
  const all = playScenarios(world, { seed: 1, scenarios: scenarioNames, from, to });
  expect(all.find((played) => played.name === 'stop-logging')).toEqual(play('stop-logging'));
});
