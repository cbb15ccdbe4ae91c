import { AccountClient } from '@aws-sdk/client-account';
import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GlueClient } from '@aws-sdk/client-glue';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SNSClient } from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';
import { type ServiceOptions, serviceConfig } from '../client-settings.js';
import { createS3Client } from '../s3-client.js';
import { createAccountBlockClient } from './account-block-client.js';
import type { Operation } from './calls.js';

export interface ClientSettings extends ServiceOptions {
  readonly region: string;
}

const configOf = (settings: ClientSettings) => ({ ...serviceConfig(settings), region: settings.region });

const MAKERS = {
  account: (settings: ClientSettings) => new AccountClient(configOf(settings)),
  athena: (settings: ClientSettings) => new AthenaClient(configOf(settings)),
  cloudformation: (settings: ClientSettings) => new CloudFormationClient(configOf(settings)),
  cloudtrail: (settings: ClientSettings) => new CloudTrailClient(configOf(settings)),
  cloudwatch: (settings: ClientSettings) => new CloudWatchClient(configOf(settings)),
  'cost-explorer': (settings: ClientSettings) => new CostExplorerClient(configOf(settings)),
  events: (settings: ClientSettings) => new EventBridgeClient(configOf(settings)),
  glue: (settings: ClientSettings) => new GlueClient(configOf(settings)),
  iam: (settings: ClientSettings) => new IAMClient(configOf(settings)),
  kms: (settings: ClientSettings) => new KMSClient(configOf(settings)),
  logs: (settings: ClientSettings) => new CloudWatchLogsClient(configOf(settings)),
  organizations: (settings: ClientSettings) => new OrganizationsClient(configOf(settings)),
  s3: (settings: ClientSettings) => createS3Client(settings),
  's3-control': (settings: ClientSettings) => createAccountBlockClient(settings),
  sns: (settings: ClientSettings) => new SNSClient(configOf(settings)),
  sts: (settings: ClientSettings) => new STSClient(configOf(settings)),
} as const;

export type Service = keyof typeof MAKERS;
export type ServiceOf<Asked extends Operation> = Asked extends `${infer Name extends Service}:${string}`
  ? Name
  : never;
export type ClientOf<Name extends Service> = ReturnType<(typeof MAKERS)[Name]>;

/** Makes a client of one account and Region. */
export type ClientMaker = <Name extends Service>(service: Name, settings: ClientSettings) => ClientOf<Name>;

export const makeClient: ClientMaker = (service, settings) => MAKERS[service](settings) as never;
