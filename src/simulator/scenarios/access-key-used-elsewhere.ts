import { openSession, personCaller } from '../actors/index.js';
import { proseTime, userCaller } from '../record/index.js';
import { iamUserIn, mainRegion, uniqueId } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const elsewhere = {
  sourceIPAddress: '192.0.2.130',
  userAgent: 'S3 Browser/11.6.7 (https://s3browser.com)',
};

/** A new key leaves the house within minutes. */
export const accessKeyUsedElsewhere: Scenario = {
  title: 'A new access key is used from another place minutes later',
  begins: 0.43,
  play(stage) {
    const { world, random } = stage;
    const story = new Story(stage);
    const account = world.accountFor('production');
    const person = world.people.findLast(({ team }) => team === 'platform')!;
    const stay = openSession(world, person, account, {
      startsAt: stage.beginsAt - 600,
      hours: 1,
      fromConsole: false,
      sourceIPAddress: person.office.egressAddress,
      permissionSet: 'AdministratorAccess',
    });
    const user = iamUserIn(world.seed, account, 'svc-backup');
    const accessKeyId = uniqueId('AKIA', account.id, random);
    const scene = { account, region: mainRegion(account), caller: personCaller(stay) };
    story.signIn(stay);
    story.call(scene, 'iam:ListAccessKeys', 'sees which keys the user has', {
      request: { userName: user.userName },
    });
    story.call(scene, 'iam:CreateAccessKey', 'makes a key for somebody else', {
      request: { userName: user.userName },
      response: {
        accessKey: {
          userName: user.userName,
          accessKeyId,
          status: 'Active',
          createDate: proseTime(story.time),
        },
      },
    });
    story.wait(540);
    const thief = { ...scene, caller: userCaller(user, { ...elsewhere, accessKeyId }) };
    story.call(thief, 's3:ListBuckets', 'the new key is used from another address');
    story.call(thief, 's3:GetBucketLocation', 'and again');
    story.call(thief, 's3:GetBucketAcl', 'and again');
    return {
      summary: `${person.displayName} makes the key ${accessKeyId} for ${user.userName} in ${account.name} from ${stay.sourceIPAddress}; about ten minutes later it is used from ${elsewhere.sourceIPAddress}.`,
      principals: [scene.caller.arn, user.arn],
      accessKeyIds: [stay.session.accessKeyId, accessKeyId],
      sourceIPAddresses: [stay.sourceIPAddress, elsewhere.sourceIPAddress],
      rules: ['idn-09'],
      events: story.events,
    };
  },
};
