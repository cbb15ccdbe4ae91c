import { openSession, personCaller } from '../actors/index.js';
import { globalRegion } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

/** An account that leaves the organization also leaves its trail. */
export const memberLeaves: Scenario = {
  title: 'A member account tries to leave the organization',
  begins: 0.88,
  play(stage) {
    const { world } = stage;
    const story = new Story(stage);
    const account = world.accountFor('sandbox');
    const person = world.people.findLast(({ team }) => team === 'engineering') ?? world.people[0]!;
    const stay = openSession(world, person, account, {
      startsAt: stage.beginsAt - 100,
      hours: 1,
      fromConsole: true,
      sourceIPAddress: person.homeAddress,
      permissionSet: 'AdministratorAccess',
    });
    const scene = { account, region: globalRegion, caller: personCaller(stay) };
    story.signIn(stay);
    story.call(scene, 'organizations:DescribeOrganization', 'opens the page of the organization');
    story.forbidden(scene, 'organizations:LeaveOrganization', 'is not let go', '*', { request: null });
    story.forbidden(scene, 'organizations:LeaveOrganization', 'tries again', '*', { request: null });
    return {
      summary: `${person.displayName} tries twice to take ${account.name} out of the organization; a service control policy refuses it. The account stays a member.`,
      principals: [scene.caller.arn],
      accessKeyIds: [stay.session.accessKeyId],
      sourceIPAddresses: [stay.sourceIPAddress],
      rules: ['org-01'],
      events: story.events,
    };
  },
};
