import { assumeAcross, openSession, personCaller, sessionKey } from '../actors/index.js';
import { type RoleSession, sessionCaller, simulatedEvent } from '../record/index.js';
import { mainRegion, roleIn } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

/** A disk leaves the organization as a snapshot shared with another account. */
export const snapshotShared: Scenario = {
  title: 'Snapshots of a disk and of a database are shared with an account outside',
  begins: 0.64,
  play(stage) {
    const { world, random } = stage;
    const story = new Story(stage);
    const account = world.accountFor('production');
    const region = mainRegion(account);
    const resources = world.resourcesOf(account, region);
    const person = world.people.find(({ team }) => team === 'platform')!;
    const session: RoleSession = {
      role: roleIn(world.seed, account, 'operations'),
      sessionName: person.userName,
      accessKeyId: sessionKey(world, account, 'snapshot-shared'),
      createdAt: stage.beginsAt - 120,
      sourceIdentity: person.userName,
    };
    const origin = { sourceIPAddress: '192.0.2.88', userAgent: person.commandLine };
    const from = world.accountFor('shared-services');
    const stay = openSession(world, person, from, {
      startsAt: stage.beginsAt - 200,
      hours: 1,
      fromConsole: false,
      sourceIPAddress: origin.sourceIPAddress,
      permissionSet: 'AdministratorAccess',
    });
    story.signIn(stay, `${person.displayName}'s sign-in, from a strange address`);
    const hop = {
      world,
      random,
      region: mainRegion(from),
      caller: personCaller(stay),
      callerAccount: from,
      session,
    };
    for (const event of assumeAcross({ ...hop, durationSeconds: 3600 })) {
      story.add(event, `goes on to ${session.role.name} in ${account.name}`);
    }
    const scene = { account, region, caller: sessionCaller(session, origin) };
    const outsider = `9${random.digits(11)}`;
    const volumeId = resources.instances[0]!.volumeId;
    const snapshotId = `snap-0${random.hex(16)}`;
    const database = resources.databases[0]!;
    const databaseSnapshot = `${database}-copy`;
    story.call(scene, 'ec2:CreateSnapshot', 'a snapshot of a web server', {
      request: { volumeId, description: 'migration' },
      response: {
        requestId: random.uuid(),
        snapshotId,
        volumeId,
        status: 'pending',
        startTime: story.time * 1000,
        ownerId: account.id,
        volumeSize: '100',
        encrypted: false,
      },
    });
    story.wait(200);
    story.call(scene, 'ec2:ModifySnapshotAttribute', 'shared with an account outside the organization', {
      request: {
        snapshotId,
        createVolumePermission: { add: { items: [{ userId: outsider }] } },
        attributeType: 'CREATE_VOLUME_PERMISSION',
      },
    });
    story.call(scene, 'rds:CreateDBSnapshot', 'a snapshot of a database', {
      request: { dBInstanceIdentifier: database, dBSnapshotIdentifier: databaseSnapshot },
    });
    story.wait(240);
    story.call(scene, 'rds:ModifyDBSnapshotAttribute', 'shared with the same account', {
      request: { dBSnapshotIdentifier: databaseSnapshot, attributeName: 'restore', valuesToAdd: [outsider] },
    });
    story.wait(300);
    const copied = simulatedEvent({
      eventVersion: '1.11',
      userIdentity: { accountId: account.id, invokedBy: 'ec2.amazonaws.com' },
      eventTime: story.time,
      eventSource: 'ec2.amazonaws.com',
      eventName: 'SharedSnapshotCopyInitiated',
      awsRegion: region,
      sourceIPAddress: 'ec2.amazonaws.com',
      userAgent: 'ec2.amazonaws.com',
      requestParameters: null,
      responseElements: null,
      eventID: random.uuid(),
      readOnly: false,
      eventType: 'AwsServiceEvent',
      recipientAccountId: account.id,
      sharedEventID: random.uuid(),
      serviceEventDetails: { snapshotId },
    });
    story.add(copied, 'the other account copies the snapshot');
    return {
      summary: `As operations, with the source identity ${person.userName} but from ${origin.sourceIPAddress}, somebody shares ${snapshotId} and the database snapshot ${databaseSnapshot} of ${account.name} with the account ${outsider}, which copies the first.`,
      principals: [scene.caller.arn],
      accessKeyIds: [stay.session.accessKeyId, session.accessKeyId],
      sourceIPAddresses: [origin.sourceIPAddress],
      rules: ['dat-04', 'dat-05'],
      events: story.events,
    };
  },
};
