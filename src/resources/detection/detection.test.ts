import { describe, expect, it } from 'vitest';
import { buildManifest } from '../build-manifest.js';
import { checkTemplate } from '../check-template.contract.js';
import {
  exampleConfiguration,
  propertiesOf,
  readTemplates,
  templatesOf,
} from '../example-configuration.contract.js';
import { assetOf } from '../template/write-asset.js';
import { defaultPatterns, type EventRule } from './patterns/index.js';

const manifest = await buildManifest(exampleConfiguration());
const { hub, 'every-account': everyAccount } = readTemplates(manifest);

describe('the hub', () => {
  it('takes events from the organization and from nobody else', () => {
    expect(propertiesOf(hub, 'BusPolicy')['Statement']).toMatchObject({
      Principal: '*',
      Action: 'events:PutEvents',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
    });
  });

  it('keeps what it cannot deliver and tells that there is something', () => {
    expect(propertiesOf(hub, 'TrailChangedAlert')).toMatchObject({
      Targets: [{ DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } } }],
    });
    expect(propertiesOf(hub, 'DeadLettersAlarm')['AlarmActions']).toEqual([{ Ref: 'AlertTopic' }]);
  });

  it('lets rules and alarms of its own account publish, over TLS only', () => {
    expect(propertiesOf(hub, 'AlertTopicPolicy')).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
          { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        ],
      },
    });
  });

  it('subscribes addresses and queues, and speaks to topics itself', async () => {
    const { hub } = await templatesOf({
      alerts: {
        destinations: [
          { kind: 'email', name: 'one-two', address: 'a@example.com' },
          { kind: 'email', name: 'oneTwo', address: 'b@example.com' },
          { kind: 'sqs', name: 'queue', queueArn: 'arn:aws:sqs:us-east-1:333333333333:alerts' },
          { kind: 'sns', name: 'near', topicArn: 'arn:aws:sns:us-east-1:333333333333:pager' },
          { kind: 'sns', name: 'far', topicArn: 'arn:aws:sns:eu-west-1:333333333333:pager' },
        ],
      },
    });
    const endpoints = Object.values(hub!.Resources)
      .filter(({ Type }) => Type === 'AWS::SNS::Subscription')
      .map(({ Properties }) => Properties['Endpoint']);
    expect(endpoints).toEqual([
      'a@example.com',
      'b@example.com',
      'arn:aws:sqs:us-east-1:333333333333:alerts',
    ]);
    expect(propertiesOf(hub, 'DeadLettersAlarm')['AlarmActions']).toEqual([
      { Ref: 'AlertTopic' },
      'arn:aws:sns:us-east-1:333333333333:pager',
    ]);
  });

  it('has the function match every forwarded event when there is a bundle of it', async () => {
    const configuration = exampleConfiguration({
      alerts: {
        destinations: [
          {
            kind: 'webhook',
            name: 'pager',
            url: 'https://pager.example.com',
            signingSecret: { secret: 'arn:aws:secretsmanager:us-east-1:333333333333:secret:pager' },
          },
        ],
      },
    });
    const bundle = {
      asset: assetOf('security/matcher.zip', Buffer.from('zip')),
      environment: { ORGTRAIL_RULES: 'all' },
    };
    const manifest = await buildManifest(configuration, { matcher: bundle });
    const { hub } = readTemplates(manifest);
    expect(checkTemplate(hub!)).toEqual([]);
    expect(manifest.units.find(({ id }) => id === 'hub')?.parameters).toEqual({
      MatcherBucket: { kind: 'asset-bucket' },
      MatcherKey: { kind: 'asset-key', file: 'security/matcher.zip' },
    });
    expect(manifest.assets).toContain(bundle.asset);
    expect(JSON.stringify(propertiesOf(hub, 'MatcherRole'))).toContain(':secret:pager');
    expect(Object.keys(hub!.Resources)).not.toContain('TrailChangedAlert');
  });

  it('has each address take its own alerts of the function, and every alarm', async () => {
    const configuration = exampleConfiguration({
      alerts: {
        destinations: [
          { kind: 'email', name: 'team', address: 'a@example.com' },
          { kind: 'sqs', name: 'archive', queueArn: 'arn:aws:sqs:us-east-1:333333333333:alerts' },
        ],
      },
    });
    const matcher = { asset: assetOf('security/matcher.zip', Buffer.from('zip')), environment: {} };
    const { hub } = readTemplates(await buildManifest(configuration, { matcher }));
    const subscriptions = Object.values(hub!.Resources)
      .filter(({ Type }) => Type === 'AWS::SNS::Subscription')
      .map(({ Properties }) => [Properties['TopicArn'], Properties['Endpoint'], Properties['FilterPolicy']]);
    expect(subscriptions).toEqual([
      [{ Ref: 'AlertTopic' }, 'a@example.com', { destination: ['team'] }],
      [{ Ref: 'AlarmTopic' }, 'a@example.com', undefined],
      [{ Ref: 'AlarmTopic' }, 'arn:aws:sqs:us-east-1:333333333333:alerts', undefined],
    ]);
    expect(propertiesOf(hub, 'DeadLettersAlarm')['AlarmActions']).toEqual([{ Ref: 'AlarmTopic' }]);
    expect(JSON.stringify(propertiesOf(hub, 'MatcherRole'))).toContain(
      'arn:aws:sqs:us-east-1:333333333333:alerts',
    );
  });

  it('refuses what a bus does not take', async () => {
    const rule = { id: 'one', title: 'One', pattern: { source: ['aws.ec2'] } };
    const manifestOf = (events: readonly EventRule[]) =>
      buildManifest(exampleConfiguration(), { patterns: { events, metricFilters: [] } });
    await expect(
      manifestOf(Array.from({ length: 301 }, (_, at) => ({ ...rule, id: `rule-${at}` }))),
    ).rejects.toThrow('301 EventBridge rules, and a bus takes 300');
    await expect(manifestOf([{ ...rule, pattern: { source: ['x'.repeat(2_048)] } }])).rejects.toThrow(
      'the pattern of one is longer than the 2048 characters',
    );
  });
});

describe('every account', () => {
  it('forwards from every Region with automatic deployment, the management account in stacks of its own', () => {
    const units = manifest.units.filter(({ name }) => name === 'orgtrail-every-account');
    const [stackSet, ...stacks] = units;
    expect(stackSet?.stackSet?.regions).toHaveLength(17);
    expect(stacks.map(({ region }) => region)).toEqual(stackSet?.stackSet?.regions);
    expect(new Set(units.map(({ template }) => template.hash)).size).toBe(1);
  });

  it('sends to the bus of the security account, as a role of its own in each Region', () => {
    expect(propertiesOf(everyAccount, 'TrailChangedRule')['Targets']).toEqual([
      {
        Id: 'hub',
        Arn: 'arn:aws:events:us-east-1:333333333333:event-bus/orgtrail',
        RoleArn: { 'Fn::GetAtt': ['ForwarderRole', 'Arn'] },
      },
    ]);
    expect(propertiesOf(everyAccount, 'ForwarderRole')['RoleName']).toEqual({
      'Fn::Sub': 'orgtrail-forwarder-${AWS::Region}',
    });
  });

  it('asks EventBridge for reads only where a rule needs them', async () => {
    const configuration = exampleConfiguration();
    const [rule] = defaultPatterns(configuration).events;
    const { 'every-account': template } = readTemplates(
      await buildManifest(configuration, {
        patterns: { events: [{ ...rule!, id: 'reads', readsToo: true }, rule!], metricFilters: [] },
      }),
    );
    expect(propertiesOf(template, 'ReadsRule')['State']).toBe(
      'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
    );
    expect(propertiesOf(template, 'RootSignedInRule')['State']).toBe('ENABLED');
  });

  it('has the role that audits read with, once', () => {
    expect(everyAccount?.Resources['ReaderRole']?.Condition).toBe('IsHomeRegion');
  });
});

describe('a trail in every account', async () => {
  const manifest = await buildManifest(exampleConfiguration({ realTime: { mode: 'per-account' } }));
  const { 'every-account': template, hub: none } = readTemplates(manifest);

  it('stands in one Region and covers all of them', () => {
    expect(manifest.units.find(({ id }) => id === 'every-account')?.stackSet?.regions).toEqual(['us-east-1']);
    expect(propertiesOf(template, 'AccountTrail')).toMatchObject({
      IsMultiRegionTrail: true,
      IsLogging: true,
    });
    expect(none).toBeUndefined();
  });

  it('delivers to a bucket that empties itself and denies plain HTTP', () => {
    expect(JSON.stringify(propertiesOf(template, 'AccountTrailBucket'))).toContain('"ExpirationInDays":7');
    expect(JSON.stringify(propertiesOf(template, 'AccountTrailBucketPolicy'))).toContain(
      '"aws:SecureTransport":"false"',
    );
  });

  it('lets only this trail write to it', () => {
    expect(JSON.stringify(propertiesOf(template, 'AccountTrailBucketPolicy'))).toContain(
      ':trail/orgtrail-account"},"s3:x-amz-acl":"bucket-owner-full-control"',
    );
  });

  it('counts all fifteen patterns and alarms on each', () => {
    const types = Object.values(template!.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type === 'AWS::Logs::MetricFilter')).toHaveLength(15);
    expect(types.filter((type) => type === 'AWS::CloudWatch::Alarm')).toHaveLength(15);
    expect(propertiesOf(template, 'RootUseAlarm')['AlarmActions']).toEqual([{ Ref: 'AlertTopic' }]);
  });
});

describe('a central log group', async () => {
  const { trail, 'every-account': everyAccount } = await templatesOf({
    realTime: { mode: 'central-log-group' },
  });

  it('takes the streams of the members, which carry the id of the organization', () => {
    expect(JSON.stringify(propertiesOf(trail, 'TrailLogGroupRole'))).toContain(
      ':log-stream:o-exampleorgid_*',
    );
  });

  it('is what the organization trail delivers to', () => {
    expect(propertiesOf(trail, 'OrganizationTrail')).toMatchObject({
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': ['TrailLogGroup', 'Arn'] },
      CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['TrailLogGroupRole', 'Arn'] },
    });
  });

  it('leaves nothing but the reader role to the accounts', () => {
    expect(Object.keys(everyAccount!.Resources)).toEqual(['ReaderRole']);
  });
});
