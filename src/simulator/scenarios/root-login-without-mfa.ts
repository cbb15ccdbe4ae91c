import { proseTime, rootCaller } from '../record/index.js';
import { globalRegion, uniqueId } from '../world/index.js';
import { consoleSignIn } from '../actors/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const origin = {
  sourceIPAddress: '192.0.2.77',
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
};

/** The one user that no policy limits signs in with a password alone. */
export const rootLoginWithoutMfa: Scenario = {
  title: 'The root user signs in without MFA and makes itself an access key',
  begins: 0.7,
  play(stage) {
    const { world, random } = stage;
    const story = new Story(stage);
    const account = world.accountFor('development');
    const signedInAt = story.time;
    const signIn = rootCaller(account, origin, { createdAt: signedInAt, mfa: false });
    story.add(
      consoleSignIn({ random, time: signedInAt, account, caller: signIn, mfaUsed: false }),
      'root signs in without MFA',
    );
    const sessionKey = uniqueId('ASIA', account.id, random);
    const caller = rootCaller(
      account,
      { ...origin, fromConsole: true },
      { accessKeyId: sessionKey, createdAt: signedInAt, mfa: false },
    );
    const scene = { account, region: globalRegion, caller };
    story.call(scene, 'iam:GetAccountSummary', 'looks around');
    story.call(scene, 'iam:ListUsers', 'looks around');
    const accessKeyId = uniqueId('AKIA', account.id, random);
    story.call(scene, 'iam:CreateAccessKey', 'makes an access key for root', {
      request: null,
      response: { accessKey: { accessKeyId, status: 'Active', createDate: proseTime(story.time) } },
    });
    return {
      summary: `The root user of ${account.name} signs in from ${origin.sourceIPAddress} without MFA, looks around and makes the access key ${accessKeyId} for itself.`,
      principals: [caller.arn],
      accessKeyIds: [sessionKey, accessKeyId],
      sourceIPAddresses: [origin.sourceIPAddress],
      rules: ['idn-01', 'idn-02', 'idn-04', 'idn-06'],
      events: story.events,
    };
  },
};
