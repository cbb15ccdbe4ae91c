import { consoleUserCaller } from '../record/index.js';
import { uniqueId } from '../world/index.js';
import { iamUserIn, mainRegion } from '../world/index.js';
import { consoleSignIn, failedSignInCaller } from '../actors/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const attempts = 14;
/** A user agent is the attacker's to choose: this one tries to colour a terminal, a web page and a spreadsheet. */
const userAgent =
  '=HYPERLINK("http://192.0.2.15","ok") \u001b[32mMozilla/5.0\u001b[0m <script>alert(document.domain)</script>';

/** Passwords are tried from one address until one fits. */
export const consoleBruteForce: Scenario = {
  title: 'Passwords are guessed at the console, until one fits',
  begins: 0.13,
  play(stage) {
    const { world, random } = stage;
    const story = new Story(stage);
    const account = world.accountFor('development');
    const user = iamUserIn(world.seed, account, 'mteixeira');
    const origin = { sourceIPAddress: '192.0.2.15', userAgent };
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const known = attempt % 4 !== 1;
      const caller = failedSignInCaller(account, known ? user : undefined, origin);
      const errorMessage = known ? 'Failed authentication' : 'No username found in supplied account';
      story.add(
        consoleSignIn({ random, time: story.time, account, caller, mfaUsed: false, errorMessage }),
        `attempt ${attempt} fails`,
      );
    }
    const signedIn = consoleUserCaller(user, origin, { createdAt: story.time, mfa: false });
    story.add(
      consoleSignIn({ random, time: story.time, account, caller: signedIn, mfaUsed: false }),
      'the password fits; no MFA is asked for',
    );
    const accessKeyId = uniqueId('ASIA', account.id, random);
    const console = { ...origin, fromConsole: true };
    const scene = {
      account,
      region: mainRegion(account),
      caller: consoleUserCaller(user, console, { accessKeyId, createdAt: story.time, mfa: false }),
    };
    story.call(scene, 's3:ListBuckets', 'looks around');
    story.call(scene, 'ec2:DescribeInstances', 'looks around');
    return {
      summary: `From ${origin.sourceIPAddress}, ${attempts} sign-ins to ${account.name} fail, some for users that do not exist; then ${user.userName} signs in without MFA. The user agent holds text that attacks terminals, web pages and spreadsheets.`,
      principals: [user.arn],
      accessKeyIds: [accessKeyId],
      sourceIPAddresses: [origin.sourceIPAddress],
      rules: ['idn-06', 'idn-07', 'cor-02', 'cor-03'],
      events: story.events,
    };
  },
};
