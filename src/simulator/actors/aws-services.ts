import type { Region } from '../../cloudtrail/index.js';
import { assumedRole, callApi, callContext } from '../api/index.js';
import { type Caller, type RoleSession, serviceCaller, type SimulatedEvent } from '../record/index.js';
import { mainRegion, type SimulatedAccount, type World } from '../world/index.js';
import type { Actor } from './actor.js';
import { regionOf, type Shift, timeIn } from './shift.js';

/** AWS services in their own name: fetching credentials for roles, delivering logs, using keys. */
export function awsServiceActors(world: World, account: SimulatedAccount): Actor[] {
  const actors: Actor[] = [{ weight: 1.5, work: (shift) => [keyForBucket(shift)] }];
  const isArchive = world.accountFor('log-archive').id === account.id;
  return isArchive ? [...actors, { weight: 30, work: (shift) => deliverLogs(shift) }] : actors;
}

/** The record of a service that takes on a role of the account; `sharedEventID` is the service's own copy. */
export function assumeByService(
  shift: Shift,
  service: string,
  session: RoleSession,
  region: Region,
  durationSeconds: number,
): SimulatedEvent {
  const caller = serviceCaller(service, shift.account.id);
  const call = callContext({ ...placeOf(shift, caller), region, time: session.createdAt });
  return callApi(call, 'sts:AssumeRole', {
    request: { roleArn: session.role.arn, roleSessionName: session.sessionName, durationSeconds },
    response: assumedRole(shift.random, session, durationSeconds),
    sharedEventId: shift.random.uuid(),
  });
}

function keyForBucket(shift: Shift): SimulatedEvent {
  const caller = serviceCaller('s3.amazonaws.com', shift.account.id);
  return callApi(callContext(placeOf(shift, caller)), 'kms:GenerateDataKey', {
    sharedEventId: shift.random.uuid(),
  });
}

/** CloudTrail asks for the bucket's owner and for a data key before it writes. */
function deliverLogs(shift: Shift): SimulatedEvent[] {
  const { world, account, random } = shift;
  const caller = serviceCaller('cloudtrail.amazonaws.com', account.id);
  const call = callContext({ ...placeOf(shift, caller), region: mainRegion(account) });
  const bucketArn = `arn:aws:s3:::${world.bucket}`;
  return [
    callApi(call, 's3:GetBucketAcl', {
      request: { bucketName: world.bucket, Host: `${world.bucket}.s3.${call.region}.amazonaws.com`, acl: '' },
      resources: [{ accountId: account.id, type: 'AWS::S3::Bucket', ARN: bucketArn }],
      sharedEventId: random.uuid(),
    }),
    callApi(call, 'kms:GenerateDataKey', {
      request: {
        keySpec: 'AES_256',
        encryptionContext: {
          'aws:cloudtrail:arn': trailArn(world, random.pick(world.accounts)),
          'aws:s3:arn': bucketArn,
        },
        keyId: `arn:aws:kms:${call.region}:${account.id}:key/${call.resources.keys[0]!}`,
      },
      sharedEventId: random.uuid(),
    }),
  ];
}

function trailArn(world: World, account: SimulatedAccount): string {
  return `arn:aws:cloudtrail:${world.accounts[0]!.regions[0]!.region}:${account.id}:trail/${world.trailName}`;
}

function placeOf(shift: Shift, caller: Caller) {
  const { world, account, random } = shift;
  return { world, account, random, region: regionOf(shift), time: timeIn(shift), caller };
}
