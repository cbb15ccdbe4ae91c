import { CloudWatchLogsClient, DeleteMetricFilterCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteTableCommand, GlueClient } from '@aws-sdk/client-glue';
import { ListSubscriptionsByTopicCommand, SNSClient, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { CIS_METRIC_FILTERS } from '../../../../../src/audit/checks/cloud-watch/cis-metric-filters.js';
import { MOTO_MANAGEMENT } from '../../moto-accounts.js';
import { TABLE, tableCommand } from '../build-catalog.js';
import { filterCommand, LOG_GROUP, logRoleCommand, retentionCommand } from '../build-log-group.js';
import { HOME } from '../regions.js';
import { AthenaClient, DeleteWorkGroupCommand } from '@aws-sdk/client-athena';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { workgroupCommand } from '../build-catalog.js';
import { ruleCommand, subscribeCommand } from '../build-detection.js';
import { type Break, logArchiveOf, ofWorld, payments } from './scene.js';

/** Who is told, and who asks. */
export const READING_BREAKS: readonly Break[] = [
  {
    name: 'a rule of detection is switched off in one account',
    fails: ['CWL-06'],
    run: async (scene) => {
      const client = new EventBridgeClient(await scene.front.accounts.settings(payments(scene)));
      await client.send(ruleCommand('DISABLED'));
      return async () => client.send(ruleCommand('ENABLED'));
    },
  },
  {
    name: 'queries may scan without a limit',
    fails: ['ATH-03'],
    run: async (scene) => {
      const { configuration } = scene.organization;
      const client = new AthenaClient(await scene.front.accounts.settings(logArchiveOf(scene)));
      const replace = async (enforced: boolean) => {
        await client.send(new DeleteWorkGroupCommand({ WorkGroup: configuration.athena!.workgroup }));
        await client.send(workgroupCommand(configuration, enforced));
      };
      await replace(false);
      return async () => replace(true);
    },
  },
  {
    name: 'the auditor may delete logs',
    fails: ['ATH-04'],
    run: async (scene) => {
      const { auditors } = scene.organization.configuration;
      if (auditors.kind !== 'role') throw new Error('the example has an auditor role');
      const client = new IAMClient(await scene.front.accounts.settings(logArchiveOf(scene)));
      const name = { RoleName: auditors.roleName, PolicyName: 'more' };
      const PolicyDocument = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
      });
      await client.send(new PutRolePolicyCommand({ ...name, PolicyDocument }));
      return async () => client.send(new DeleteRolePolicyCommand(name));
    },
  },
  {
    name: 'the table is gone',
    fails: ['ATH-01'],
    run: async ({ front, organization: { configuration } }) => {
      const client = new GlueClient(await front.accounts.settings(configuration.accounts.logArchive));
      const DatabaseName = configuration.athena!.database;
      await client.send(new DeleteTableCommand({ DatabaseName, Name: TABLE }));
      return async () => client.send(tableCommand(configuration, configuration.athena!.regions));
    },
  },
  {
    name: 'the table shows one Region',
    fails: ['ATH-02'],
    run: async ({ front, organization: { configuration } }) => {
      const client = new GlueClient(await front.accounts.settings(configuration.accounts.logArchive));
      const replace = async (regions: readonly string[]) => {
        const DatabaseName = configuration.athena!.database;
        await client.send(new DeleteTableCommand({ DatabaseName, Name: TABLE }));
        await client.send(tableCommand(configuration, regions));
      };
      await replace([HOME]);
      return async () => replace(configuration.athena!.regions);
    },
  },
  {
    name: 'CloudTrail cannot write to the log group',
    fails: ['CWL-01'],
    run: ofWorld((scene) => {
      const { trailStatus } = scene.front.world;
      const place = `${MOTO_MANAGEMENT} ${HOME}`;
      trailStatus.set(place, { LatestCloudWatchLogsDeliveryError: 'AccessDenied' });
      return () => trailStatus.delete(place);
    }),
  },
  {
    name: 'the role may not write the streams of members',
    fails: ['CWL-02'],
    run: async ({ front, organization: { configuration } }) => {
      const client = new IAMClient(await front.accounts.settings(MOTO_MANAGEMENT));
      const own = `${MOTO_MANAGEMENT}_CloudTrail_${HOME}*`;
      await client.send(logRoleCommand([own]));
      return async () => client.send(logRoleCommand([own, `${configuration.organization.id}_*`]));
    },
  },
  {
    name: 'the log group keeps events for a month',
    fails: ['CWL-03'],
    run: async ({ front }) => {
      const client = new CloudWatchLogsClient(await front.accounts.settings(MOTO_MANAGEMENT));
      await client.send(retentionCommand(30));
      return async () => client.send(retentionCommand(400));
    },
  },
  {
    name: 'one of the metric filters of CIS is gone',
    fails: ['CWL-04'],
    run: async ({ front }) => {
      const client = new CloudWatchLogsClient(await front.accounts.settings(MOTO_MANAGEMENT));
      const { control, pattern } = CIS_METRIC_FILTERS[2]!;
      const filterName = `cis-${control}`;
      await client.send(new DeleteMetricFilterCommand({ logGroupName: LOG_GROUP, filterName }));
      return async () => client.send(filterCommand(control, pattern));
    },
  },
  {
    name: 'nobody has subscribed to the topic of alerts',
    fails: ['CWL-05'],
    run: async ({ front, organization: { configuration, topicArn } }) => {
      const client = new SNSClient(await front.accounts.settings(configuration.accounts.security));
      const { Subscriptions } = await client.send(
        new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }),
      );
      for (const { SubscriptionArn } of Subscriptions ?? []) {
        await client.send(new UnsubscribeCommand({ SubscriptionArn }));
      }
      return async () => client.send(subscribeCommand(topicArn));
    },
  },
];
