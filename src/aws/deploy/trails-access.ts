import {
  type CloudTrailClient,
  DeregisterOrganizationDelegatedAdminCommand,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  type GetTrailStatusResponse,
  RegisterOrganizationDelegatedAdminCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  type Trail,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { parseRegion } from '../../cloudtrail/index.js';
import type { TrailFacts, TrailsAccess, TrailStatus } from '../../deploy/index.js';
import { call, NONE, none } from './refused-call.js';

/**
 * Trails are named by their ARN: a delegated administrator does not find one by its name.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Operations.html
 */
export function openTrails(client: CloudTrailClient, where: string): TrailsAccess {
  const service = { name: 'cloudtrail', where };
  const change = async (operation: string, send: () => Promise<unknown>): Promise<void> => {
    await call(service, operation, send);
  };
  return {
    list: async () => {
      const { trailList } = await call(service, 'DescribeTrails', () =>
        client.send(new DescribeTrailsCommand({ includeShadowTrails: true })),
      );
      return (trailList ?? []).flatMap((trail) => readTrail(trail) ?? []);
    },
    status: async (Name) => {
      const answer = await call(
        service,
        'GetTrailStatus',
        () => client.send(new GetTrailStatusCommand({ Name })),
        { TrailNotFoundException: none },
      );
      return answer === NONE ? undefined : readStatus(answer);
    },
    update: (Name, settings) =>
      change('UpdateTrail', () =>
        client.send(
          new UpdateTrailCommand({
            Name,
            IsOrganizationTrail: settings.isOrganizationTrail,
            IsMultiRegionTrail: settings.isMultiRegion,
            EnableLogFileValidation: settings.hasLogFileValidation,
            IncludeGlobalServiceEvents: settings.hasGlobalServiceEvents,
            KmsKeyId: settings.keyArn,
          }),
        ),
      ),
    startLogging: (Name) => change('StartLogging', () => client.send(new StartLoggingCommand({ Name }))),
    stopLogging: (Name) => change('StopLogging', () => client.send(new StopLoggingCommand({ Name }))),
    registerDelegatedAdministrator: (MemberAccountId) =>
      change('RegisterOrganizationDelegatedAdmin', () =>
        client.send(new RegisterOrganizationDelegatedAdminCommand({ MemberAccountId })),
      ),
    deregisterDelegatedAdministrator: (DelegatedAdminAccountId) =>
      change('DeregisterOrganizationDelegatedAdmin', () =>
        client.send(new DeregisterOrganizationDelegatedAdminCommand({ DelegatedAdminAccountId })),
      ),
  };
}

function readTrail(trail: Trail): TrailFacts | undefined {
  const homeRegion = parseRegion(trail.HomeRegion ?? '');
  if (trail.Name === undefined || trail.TrailARN === undefined || homeRegion === undefined) return undefined;
  return {
    name: trail.Name,
    arn: trail.TrailARN,
    homeRegion,
    isOrganizationTrail: trail.IsOrganizationTrail === true,
    isMultiRegion: trail.IsMultiRegionTrail === true,
    hasLogFileValidation: trail.LogFileValidationEnabled === true,
    hasGlobalServiceEvents: trail.IncludeGlobalServiceEvents === true,
    bucket: trail.S3BucketName ?? '',
    prefix: (trail.S3KeyPrefix ?? '').replace(/^\/+|\/+$/g, ''),
    keyArn: trail.KmsKeyId,
  };
}

const ERRORS = [
  'LatestDeliveryError',
  'LatestDigestDeliveryError',
  'LatestNotificationError',
  'LatestCloudWatchLogsDeliveryError',
] as const;

function readStatus(status: GetTrailStatusResponse): TrailStatus {
  return {
    isLogging: status.IsLogging === true,
    latestDelivery: status.LatestDeliveryTime,
    latestDigestDelivery: status.LatestDigestDeliveryTime,
    errors: Object.fromEntries(
      ERRORS.flatMap((name) => {
        const text = status[name];
        return text === undefined || text === '' ? [] : [[name, text]];
      }),
    ),
  };
}
