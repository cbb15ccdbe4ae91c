import { openSession, personCaller } from '../actors/index.js';
import { lifecycle } from '../api/index.js';
import { mainRegion } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

/** Nobody deletes the evidence; it just expires. */
export const logBucketLifecycleShortened: Scenario = {
  title: 'The log bucket is told to expire its objects after a day',
  begins: 0.76,
  play(stage) {
    const { world } = stage;
    const story = new Story(stage);
    const account = world.accountFor('log-archive');
    const region = mainRegion(account);
    const person = world.people.find(({ team }) => team === 'platform')!;
    const stay = openSession(world, person, account, {
      startsAt: stage.beginsAt - 200,
      hours: 1,
      fromConsole: false,
      sourceIPAddress: '192.0.2.88',
      permissionSet: 'AdministratorAccess',
    });
    const scene = { account, region, caller: personCaller(stay) };
    const bucketArn = `arn:aws:s3:::${world.bucket}`;
    const bucket = (subresource: string) => ({
      bucketName: world.bucket,
      Host: `${world.bucket}.s3.${region}.amazonaws.com`,
      [subresource]: '',
    });
    const resources = [{ accountId: account.id, type: 'AWS::S3::Bucket', ARN: bucketArn }];
    story.signIn(stay, `${person.displayName}'s sign-in, from a strange address`);
    story.call(scene, 's3:GetBucketLifecycle', 'reads the present rules', {
      request: bucket('lifecycle'),
      resources,
    });
    story.call(scene, 's3:PutBucketLifecycle', 'everything expires after one day', {
      request: { ...bucket('lifecycle'), ...lifecycle('housekeeping', '', 1) },
      resources,
    });
    story.forbidden(
      scene,
      's3:PutBucketVersioning',
      'a service control policy keeps versioning on',
      bucketArn,
      {
        request: { ...bucket('versioning'), VersioningConfiguration: { Status: 'Suspended' } },
      },
    );
    return {
      summary: `With ${person.displayName}'s role, but from ${stay.sourceIPAddress}, the lifecycle of the log bucket ${world.bucket} is changed to expire all objects after one day. Suspending its versioning is refused by a service control policy. No log file is missing in this simulation.`,
      principals: [scene.caller.arn],
      accessKeyIds: [stay.session.accessKeyId],
      sourceIPAddresses: [stay.sourceIPAddress],
      rules: ['bkt-02', 'bkt-09'],
      events: story.events,
    };
  },
};
