import { openSession, personCaller } from '../actors/index.js';
import { globalRegion } from '../world/index.js';
import type { Scenario } from './scenario.js';
import { Story } from './story.js';

const trailName = 'platform-audit';

/** A team makes a trail of its own and does not know that the organization's records the same events. */
export const duplicateTrail: Scenario = {
  title: 'A second trail records what the organization trail records already',
  begins: 0.7,
  play(stage) {
    const { world } = stage;
    const account = world.accountFor('shared-services');
    const region = globalRegion;
    const person = world.people.find(({ team }) => team === 'platform') ?? world.people[0]!;
    const stay = openSession(world, person, account, {
      startsAt: stage.beginsAt - 600,
      hours: 1,
      fromConsole: false,
      sourceIPAddress: person.office.egressAddress,
      permissionSet: 'AdministratorAccess',
    });
    const scene = { account, region, caller: personCaller(stay) };
    const arn = `arn:aws:cloudtrail:${region}:${account.id}:trail/${trailName}`;
    const story = new Story(stage);
    story.signIn(stay);
    const trail = {
      name: trailName,
      s3BucketName: world.bucket,
      s3KeyPrefix: trailName,
      isMultiRegionTrail: true,
    };
    story.call(scene, 'cloudtrail:CreateTrail', 'the second trail is made', {
      request: trail,
      response: { ...trail, trailARN: arn, includeGlobalServiceEvents: true, isOrganizationTrail: false },
    });
    const start = story.call(
      scene,
      'cloudtrail:StartLogging',
      'and starts: from now on every event is paid',
      {
        request: { name: arn },
      },
    );
    return {
      summary: `${person.displayName} makes the multi-Region trail ${trailName} in ${account.name}, which delivers to the same bucket under ${trailName}/. From then on every management event of the account is delivered twice.`,
      principals: [scene.caller.arn],
      accessKeyIds: [stay.session.accessKeyId],
      sourceIPAddresses: [stay.sourceIPAddress],
      rules: ['trl-13'],
      events: story.events,
      secondTrail: { accountId: account.id, startsAt: start.time, trailName, prefix: trailName },
    };
  },
};
