import type { Api } from './api.js';
import { autoscaling, lambda, loadBalancing } from './compute.js';
import { ecr, ecs, eks } from './containers.js';
import { dynamodb, messaging, rds } from './data-stores.js';
import { ec2 } from './ec2.js';
import { account, cloudTrail, config, organizations, security } from './governance.js';
import { iam } from './iam.js';
import { kms } from './kms.js';
import { cloudFormation, events, health, logs, monitoring, tagging } from './operations.js';
import { s3 } from './s3.js';
import { secretsManager, ssm } from './secrets-and-parameters.js';
import { sts } from './sts.js';

/** Every API that the organization calls, by `prefix:EventName`. */
export const apis = {
  ...account,
  ...autoscaling,
  ...cloudFormation,
  ...cloudTrail,
  ...config,
  ...dynamodb,
  ...ec2,
  ...ecr,
  ...ecs,
  ...eks,
  ...events,
  ...health,
  ...iam,
  ...kms,
  ...lambda,
  ...loadBalancing,
  ...logs,
  ...messaging,
  ...monitoring,
  ...organizations,
  ...rds,
  ...s3,
  ...secretsManager,
  ...security,
  ...ssm,
  ...sts,
  ...tagging,
} satisfies Readonly<Record<string, Api>>;

export type ApiName = keyof typeof apis;
