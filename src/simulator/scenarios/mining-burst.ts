import { userCaller } from '../record/index.js';
import { iamUserIn, mainRegion } from '../world/index.js';
import { manyCalls } from './many-calls.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const launchesPerHour = 1200;
const hours = 6;
const origin = {
  sourceIPAddress: '192.0.2.177',
  userAgent: 'Boto3/1.35.80 md/Botocore#1.35.80 ua/2.0 os/linux#6.1.0 md/arch#x86_64 lang/python#3.11.2',
};
const capacity = {
  code: 'Server.InsufficientInstanceCapacity',
  message: 'We currently do not have sufficient g5.12xlarge capacity in the Availability Zone you requested.',
};

/** Somebody with a stolen key starts machines to mine coins, as many as the quotas and the capacity give. */
export const miningBurst: Scenario = {
  title: 'A stolen key launches machines for mining, hour after hour',
  begins: 0.9,
  play(stage) {
    const { world } = stage;
    const account = world.accountFor('development');
    const region = mainRegion(account);
    const user = iamUserIn(world.seed, account, 'svc-legacy-build');
    const scene = { account, region, caller: userCaller(user, origin) };
    const story = new Story(stage);
    story.call(scene, 'sts:GetCallerIdentity', 'asks whose key it is');
    story.call(scene, 'ec2:DescribeRegions', 'where machines can be started');
    story.call(scene, 'ec2:DescribeInstanceTypes', 'which machines have graphics cards');
    const to = Math.min(story.time + hours * 3600, stage.endsAt);
    const count = Math.floor(((to - story.time) / 3600) * launchesPerHour);
    const many = manyCalls(stage, scene, 'ec2:RunInstances', {
      count,
      from: story.time,
      to,
      note: 'one machine after the other',
      details: (place) => (place % 4 === 0 ? {} : { error: capacity }),
    });
    return {
      summary: `With the key of ${user.userName} in ${account.name}, from ${origin.sourceIPAddress}, RunInstances is called ${count} times in ${Math.round((to - story.time) / 3600)} hours; three of four fail for lack of capacity.`,
      principals: [user.arn],
      accessKeyIds: [user.accessKeyId],
      sourceIPAddresses: [origin.sourceIPAddress],
      rules: [],
      events: [...story.events, ...many],
    };
  },
};
