import { ingressRequest } from '../api/index.js';
import { mainRegion } from '../world/index.js';
import { openSession, personCaller } from '../actors/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

/** An engineer in a hurry opens SSH and remote desktop to everybody. */
export const openSecurityGroup: Scenario = {
  title: 'A security group is opened to the whole internet',
  begins: 0.24,
  play(stage) {
    const { world } = stage;
    const story = new Story(stage);
    const account = world.accountFor('production');
    const region = mainRegion(account);
    const person = world.people.find(({ team }) => team === 'platform')!;
    const stay = openSession(world, person, account, {
      startsAt: stage.beginsAt - 300,
      hours: 1,
      fromConsole: true,
      sourceIPAddress: person.homeAddress,
      permissionSet: 'AdministratorAccess',
    });
    const scene = { account, region, caller: personCaller(stay) };
    const group = world
      .resourcesOf(account, region)
      .network.securityGroups.find(({ name }) => name === 'bastion')!;
    story.signIn(stay);
    story.call(scene, 'ec2:DescribeSecurityGroups', 'opens the page of the security group');
    story.call(scene, 'ec2:AuthorizeSecurityGroupIngress', `SSH of ${group.name} is open to 0.0.0.0/0`, {
      request: ingressRequest(group.id, 22, '0.0.0.0/0', 'temporary, remove tonight'),
    });
    story.call(
      scene,
      'ec2:AuthorizeSecurityGroupIngress',
      `remote desktop of ${group.name} is open to 0.0.0.0/0`,
      {
        request: ingressRequest(group.id, 3389, '0.0.0.0/0'),
      },
    );
    return {
      summary: `${person.displayName} opens ports 22 and 3389 of ${group.id} (${group.name}) in ${account.name} to 0.0.0.0/0 in the console and never closes them.`,
      principals: [scene.caller.arn],
      accessKeyIds: [stay.session.accessKeyId],
      sourceIPAddresses: [stay.sourceIPAddress],
      rules: ['net-01'],
      events: story.events,
    };
  },
};
