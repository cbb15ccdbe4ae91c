import { describe, expect, it } from 'vitest';
import {
  type EventPattern,
  FILTER_PATTERN_LIMIT,
  matchEventPattern,
  matchFilterPattern,
  onBus,
  PATTERN_QUOTA,
} from '../../../sigma/index.js';
import { exampleConfiguration } from '../../example-configuration.contract.js';
import { defaultPatterns } from './index.js';

const { events, metricFilters } = defaultPatterns(exampleConfiguration());

const call = (service: string, eventName: string, rest: object = {}): object => ({
  eventSource: `${service}.amazonaws.com`,
  eventName,
  eventType: 'AwsApiCall',
  userIdentity: { type: 'AssumedRole' },
  ...rest,
});
const signIn = (type: string, rest: object = {}): object =>
  call('signin', 'ConsoleLogin', { eventType: 'AwsConsoleSignIn', userIdentity: { type }, ...rest });

/** Ids of the rules that an event of this kind is forwarded or counted by. */
const forwardedBy = (event: object): readonly string[] =>
  events
    .filter(({ pattern }) => matchEventPattern(pattern as EventPattern, onBus(event)))
    .map(({ id }) => id);
const countedBy = (event: object): readonly string[] =>
  metricFilters.filter(({ pattern }) => matchFilterPattern(pattern)(event)).map(({ id }) => id);

describe('what the hub forwards', () => {
  it.each([
    ['a sign-in of root', signIn('Root'), ['root-signed-in']],
    ['a sign-in of a user', signIn('IAMUser'), []],
    ['an opened security group', call('ec2', 'AuthorizeSecurityGroupIngress'), ['security-group-changed']],
    ['another call of EC2', call('ec2', 'RunInstances'), []],
    ['a stopped trail', call('cloudtrail', 'StopLogging'), ['trail-changed']],
    ['a narrowed trail', call('cloudtrail', 'PutEventSelectors'), ['trail-changed']],
    ['a look at a trail', call('cloudtrail', 'GetTrailStatus'), []],
    [
      'a shorter lifecycle of the log bucket',
      call('s3', 'PutBucketLifecycle', { requestParameters: { bucketName: 'orgtrail-222222222222' } }),
      ['log-bucket-changed'],
    ],
    [
      'the same of another bucket',
      call('s3', 'PutBucketLifecycle', { requestParameters: { bucketName: 'pictures' } }),
      [],
    ],
    ['a key that is to be deleted', call('kms', 'ScheduleKeyDeletion'), ['key-lost']],
    ['a detached guardrail', call('organizations', 'DetachPolicy'), ['organization-weakened']],
    [
      'a forwarder that is switched off',
      call('events', 'DisableRule', { requestParameters: { name: 'orgtrail-key-lost' } }),
      ['detection-changed'],
    ],
    [
      'a forwarder without its target',
      call('events', 'RemoveTargets', { requestParameters: { rule: 'orgtrail-key-lost' } }),
      ['detection-changed'],
    ],
    ['a rule of others', call('events', 'DisableRule', { requestParameters: { name: 'backup' } }), []],
  ])('%s', (_title, event, ids) => {
    expect(forwardedBy(event)).toEqual(ids);
  });

  it('takes a record only when it comes by CloudTrail', () => {
    const { pattern } = events.find(({ id }) => id === 'trail-changed')!;
    const forged = { ...onBus(call('cloudtrail', 'StopLogging')), 'detail-type': 'Something else' };
    expect(matchEventPattern(pattern as EventPattern, forged)).toBe(false);
  });

  it('fits into the quota of EventBridge', () => {
    expect(events.filter(({ pattern }) => JSON.stringify(pattern).length > PATTERN_QUOTA)).toEqual([]);
  });
});

describe('what log groups count', () => {
  it.each([
    ['4.1', call('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }), 'unauthorized-calls'],
    ['4.1', call('s3', 'GetObject', { errorCode: 'AccessDenied' }), 'unauthorized-calls'],
    ['4.2', signIn('IAMUser', { additionalEventData: { MFAUsed: 'No' } }), 'sign-in-without-mfa'],
    ['4.3', call('s3', 'ListBuckets', { userIdentity: { type: 'Root' } }), 'root-use'],
    ['4.4', call('iam', 'AttachUserPolicy'), 'iam-policy-changed'],
    ['4.5', call('cloudtrail', 'StopLogging'), 'trail-changed'],
    ['4.6', signIn('IAMUser', { errorMessage: 'Failed authentication' }), 'sign-in-failed'],
    ['4.7', call('kms', 'DisableKey'), 'key-lost'],
    ['4.8', call('s3', 'DeleteBucketPolicy'), 'bucket-policy-changed'],
    ['4.9', call('config', 'StopConfigurationRecorder'), 'config-changed'],
    ['4.10', call('ec2', 'RevokeSecurityGroupEgress'), 'security-group-changed'],
    ['4.11', call('ec2', 'DeleteNetworkAcl'), 'network-acl-changed'],
    ['4.12', call('ec2', 'AttachInternetGateway'), 'gateway-changed'],
    ['4.13', call('ec2', 'ReplaceRoute'), 'route-table-changed'],
    ['4.14', call('ec2', 'DeleteVpc'), 'vpc-changed'],
    ['4.15', call('organizations', 'LeaveOrganization'), 'organization-changed'],
  ])('CIS %s', (number, event, id) => {
    expect(countedBy(event)).toContain(id);
    expect(metricFilters.find((rule) => rule.id === id)?.control).toBe(`CIS ${number}`);
  });

  it('has all fifteen, none of which counts an everyday call', () => {
    expect(metricFilters.map(({ control }) => control)).toEqual(
      Array.from({ length: 15 }, (_each, index) => `CIS 4.${index + 1}`),
    );
    expect(countedBy(call('ec2', 'DescribeInstances'))).toEqual([]);
  });

  it('fits into the limit of CloudWatch Logs', () => {
    expect(metricFilters.filter(({ pattern }) => pattern.length > FILTER_PATTERN_LIMIT)).toEqual([]);
  });
});
