import { sessionKey } from '../actors/index.js';
import { sessionCaller } from '../record/index.js';
import { mainRegion } from '../world/index.js';
import { manyCalls } from './many-calls.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const callsPerHour = 1500;
const hours = 8;
const functionName = 'partner-sync';

/** A function that lost a permission asks for its secret again and again, without waiting in between. */
export const retryLoop: Scenario = {
  title: 'A function retries a denied call without end',
  begins: 0.8,
  play(stage) {
    const { world } = stage;
    const account = world.accountFor('production');
    const region = mainRegion(account);
    const { functions, network, secrets } = world.resourcesOf(account, region);
    const { role, runtime } = functions[0]!;
    const session = {
      role,
      sessionName: functionName,
      accessKeyId: sessionKey(world, account, 'retry-loop'),
      createdAt: stage.beginsAt - 300,
    };
    const caller = sessionCaller(session, {
      sourceIPAddress: network.natAddress,
      userAgent: `aws-sdk-js/3.955.0 ua/2.1 os/linux#5.10.245 lang/js md/nodejs#22.21.1 exec-env/AWS_Lambda_${runtime} api/secrets-manager#3.955.0 m/E`,
    });
    const scene = { account, region, caller };
    const story = new Story(stage);
    story.refused(scene, 'secretsmanager:GetSecretValue', 'the first refusal');
    const to = Math.min(story.time + hours * 3600, stage.endsAt);
    const count = Math.floor(((to - story.time) / 3600) * callsPerHour);
    const message = `User: ${caller.arn} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secrets[0]!.arn} because no identity-based policy allows the secretsmanager:GetSecretValue action`;
    const many = manyCalls(stage, scene, 'secretsmanager:GetSecretValue', {
      count,
      from: story.time,
      to,
      note: 'and tries again at once',
      error: { code: 'AccessDenied', message },
    });
    return {
      summary: `The function ${functionName} in ${account.name} is denied its secret and asks ${count} more times for it, ${callsPerHour} times an hour.`,
      principals: [caller.arn],
      accessKeyIds: [session.accessKeyId],
      sourceIPAddresses: [network.natAddress],
      rules: [],
      events: [...story.events, ...many],
    };
  },
};
