import { openSession, personCaller } from '../actors/index.js';
import { globalRegion } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

/**
 * A member account turns its own trail off and tries the organization's. Only the former works, so
 * the organization's logs and digests go on without a break.
 */
export const stopLogging: Scenario = {
  title: 'A member stops its own trail and tries to stop the organization trail',
  begins: 0.82,
  play(stage) {
    const { world } = stage;
    const story = new Story(stage);
    const account = world.accountFor('development');
    const region = globalRegion;
    const person = world.people.find(({ team }) => team === 'engineering') ?? world.people[0]!;
    const stay = openSession(world, person, account, {
      startsAt: stage.beginsAt - 400,
      hours: 1,
      fromConsole: false,
      sourceIPAddress: '192.0.2.61',
      permissionSet: 'PowerUserAccess',
    });
    const scene = { account, region, caller: personCaller(stay) };
    const own = `arn:aws:cloudtrail:${region}:${account.id}:trail/${account.name}-local`;
    const organizations = `arn:aws:cloudtrail:${region}:${world.accountFor('management').id}:trail/${world.trailName}`;
    story.signIn(stay, `${person.displayName}'s sign-in, from a strange address`);
    story.call(scene, 'cloudtrail:DescribeTrails', 'sees two trails');
    story.call(scene, 'cloudtrail:StopLogging', "the account's own trail stops", { request: { name: own } });
    story.call(scene, 'cloudtrail:DeleteTrail', "the account's own trail is deleted", {
      request: { name: own },
    });
    story.forbidden(scene, 'cloudtrail:StopLogging', 'the organization trail does not stop', organizations, {
      request: { name: organizations },
    });
    story.forbidden(scene, 'cloudtrail:DeleteTrail', 'nor can it be deleted', organizations, {
      request: { name: organizations },
    });
    return {
      summary: `With ${person.displayName}'s role in ${account.name}, but from ${stay.sourceIPAddress}, the account's own trail ${account.name}-local (which does not deliver to this bucket) is stopped and deleted. StopLogging and DeleteTrail on the organization trail are refused by a service control policy: the organization's logs and digest chains have no gap.`,
      principals: [scene.caller.arn],
      accessKeyIds: [stay.session.accessKeyId],
      sourceIPAddresses: [stay.sourceIPAddress],
      rules: ['trl-01', 'trl-02', 'trl-11'],
      events: story.events,
    };
  },
};
