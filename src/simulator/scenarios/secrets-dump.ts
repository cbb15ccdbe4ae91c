import { readSecret, sessionOn } from '../actors/index.js';
import { sessionCaller } from '../record/index.js';
import { mainRegion } from '../world/index.js';
import { insightEvent } from './insight-event.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const mostSecrets = 30;
/** More of them than that within ten minutes are many, for the rule cor-06. */
const secretsInBulk = 20;
/** A script asks for one after the other: seconds between two calls. */
const scriptPace = { from: 0, to: 3 };
const origin = {
  sourceIPAddress: '192.0.2.201',
  userAgent: 'python-requests/2.32.3 Boto3/1.35.80 Botocore/1.35.80',
};

/** A web server's credentials leave the server and fetch every secret there is. */
export const secretsDump: Scenario = {
  title: "A machine's stolen credentials read every secret",
  begins: 0.57,
  play(stage) {
    const { world, random } = stage;
    const story = new Story({ ...stage, pace: scriptPace });
    const account = world.accountFor('production');
    const region = mainRegion(account);
    const resources = world.resourcesOf(account, region);
    const instance = resources.instances[0]!;
    const session = sessionOn(world, instance, Math.floor(stage.beginsAt / 3600));
    const scene = { account, region, caller: sessionCaller(session, origin) };
    const secrets = resources.secrets.slice(0, mostSecrets);
    story.call(scene, 'sts:GetCallerIdentity', 'the thief asks whose credentials these are');
    story.call(scene, 'secretsmanager:ListSecrets', 'what secrets there are');
    for (const { name, arn } of secrets) {
      const [read, decrypt] = readSecret({ ...scene, world, random, time: story.time }, arn);
      story.add(read!, `reads ${name}`);
      if (decrypt !== undefined) story.add(decrypt, `and has it decrypted`);
    }
    const insight = {
      random,
      account,
      region,
      sharedEventId: random.uuid(),
      eventName: 'GetSecretValue',
      arn: scene.caller.arn,
      userAgent: origin.userAgent,
    };
    story.add(
      insightEvent({ ...insight, state: 'Start', time: story.time }),
      'CloudTrail Insights notices the rate',
    );
    story.wait(300);
    story.add(
      insightEvent({ ...insight, state: 'End', time: story.time }),
      'CloudTrail Insights sees it end',
    );
    return {
      summary: `The credentials of ${instance.id} in ${account.name} are used from ${origin.sourceIPAddress}, outside AWS, to read ${secrets.length} secrets within minutes. CloudTrail Insights reports the rate.`,
      principals: [scene.caller.arn],
      accessKeyIds: [session.accessKeyId],
      sourceIPAddresses: [origin.sourceIPAddress],
      rules: secrets.length > secretsInBulk ? ['idn-19', 'cor-06'] : ['idn-19'],
      events: story.events,
    };
  },
};
