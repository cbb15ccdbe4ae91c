import { proseTime, userCaller } from '../record/index.js';
import { iamUserIn, mainRegion, uniqueId } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const origin = {
  sourceIPAddress: '192.0.2.44',
  userAgent:
    'aws-cli/2.22.35 md/awscrt#0.23.4 ua/2.0 os/linux#6.12.13-kali1-amd64 md/arch#x86_64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#',
};

/** A long-lived key that works from one machine all day is suddenly used from somewhere else. */
export const stolenAccessKey: Scenario = {
  title: 'A stolen access key is tried out, and makes itself a second one',
  begins: 0.35,
  play(stage) {
    const { world, random } = stage;
    const story = new Story(stage);
    const account = world.accountFor('production');
    const user = iamUserIn(world.seed, account, 'svc-reporting');
    const scene = { account, region: mainRegion(account), caller: userCaller(user, origin) };
    const elsewhere = { ...scene, region: account.regions.at(-1)!.region };
    story.call(scene, 'sts:GetCallerIdentity', 'the thief asks whose key it is');
    story.call(scene, 's3:ListBuckets', 'what there is to take');
    for (const name of [
      'iam:ListUsers',
      'iam:GetAccountAuthorizationDetails',
      'iam:ListRoles',
      'secretsmanager:ListSecrets',
      'ssm:DescribeParameters',
      'kms:ListKeys',
      'lambda:ListFunctions20150331',
      'organizations:DescribeOrganization',
    ] as const) {
      story.refused(scene, name, 'what the key may not do');
    }
    story.call(scene, 'ec2:DescribeRegions', 'where else to look');
    story.call(elsewhere, 'ec2:DescribeInstances', 'looks at a Region that the company hardly uses');
    story.refused(elsewhere, 'ec2:RunInstances', 'wants to start machines there');
    const secondKey = uniqueId('AKIA', account.id, random);
    story.call(scene, 'iam:CreateAccessKey', 'makes a second key, to stay when the first is found', {
      request: { userName: user.userName },
      response: {
        accessKey: {
          userName: user.userName,
          accessKeyId: secondKey,
          status: 'Active',
          createDate: proseTime(story.time),
        },
      },
    });
    const sessionKey = uniqueId('ASIA', account.id, random);
    const second = { ...scene, caller: userCaller(user, { ...origin, accessKeyId: secondKey }) };
    story.call(second, 'sts:GetSessionToken', 'trades the second key for a session', {
      request: { durationSeconds: 43_200 },
      response: {
        credentials: {
          accessKeyId: sessionKey,
          sessionToken: `FwoGZXIvYXdzE${random.base64(300)}`,
          expiration: proseTime(story.time + 43_200),
        },
      },
    });
    const session = { ...scene, caller: userCaller(user, { ...origin, accessKeyId: sessionKey }) };
    story.call(session, 's3:GetBucketLocation', 'goes on with the session');
    story.call(session, 's3:GetBucketPolicy', 'goes on with the session');
    story.call(session, 'rds:DescribeDBSnapshots', 'goes on with the session');
    return {
      summary: `The key ${user.accessKeyId} of ${user.userName} in ${account.name}, used from ${user.address} all day, is also used from ${origin.sourceIPAddress}: the thief looks around, is refused nine times, makes the key ${secondKey} and from it the session ${sessionKey}.`,
      principals: [user.arn],
      accessKeyIds: [user.accessKeyId, secondKey, sessionKey],
      sourceIPAddresses: [origin.sourceIPAddress],
      rules: ['idn-22'],
      events: story.events,
    };
  },
};
