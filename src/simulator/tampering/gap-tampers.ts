import { openSession, personCaller } from '../actors/index.js';
import { deliveryMark, type LoggingGap } from '../delivery/index.js';
import { type InjectedEvent, Story } from '../scenarios/index.js';
import type { World } from '../world/index.js';
import type { GapTamper, Site } from './tamper.js';

const gapHours = 4;

export const unexplainedGap: GapTamper = {
  kind: 'gap',
  title: 'Hours without logs and digests that nothing explains',
  needs: { chain: 'busy', time: gapHours, quiet: true },
  summary: ({ slot }) =>
    `For some hours there is neither a log file nor a digest of ${slot.account.name} in ${slot.region}. The chain begins anew with a validly signed starting digest, and no event tells of logging that was stopped or started.`,
};

export const explainedGap: GapTamper = {
  kind: 'gap',
  title: 'Hours without logs and digests after StopLogging',
  needs: { chain: 'home', time: gapHours, quiet: true },
  summary: ({ slot, world }) =>
    `${actorOf(world).displayName} stops the trail and starts it again hours later; both calls are in log files that digests list. Here only ${slot.account.name} in ${slot.region} goes dark, where AWS would stop every chain of the trail.`,
  tell: tellPromptly,
};

/** One event in some thousands is delivered late, and would be lost in the gap that it explains. */
function tellPromptly(site: Site, gap: LoggingGap): readonly InjectedEvent[] {
  for (let attempt = 0; ; attempt++) {
    const events = tellStop(site, gap, attempt);
    const before = events.filter(({ event }) => event.time <= gap.stoppedAt);
    if (before.every(({ event }) => deliveryMark(event) <= gap.lastDigestEnd)) return events;
  }
}

function tellStop(site: Site, gap: LoggingGap, attempt: number): readonly InjectedEvent[] {
  const { world, slot } = site;
  const story = new Story({ world, random: site.random(attempt), beginsAt: gap.stoppedAt - 120 });
  const person = actorOf(world);
  const stay = openSession(world, person, slot.account, {
    startsAt: gap.stoppedAt - 400,
    hours: 6,
    fromConsole: false,
    sourceIPAddress: person.homeAddress,
    permissionSet: 'AdministratorAccess',
  });
  const scene = { account: slot.account, region: slot.region, caller: personCaller(stay) };
  story.signIn(stay);
  story.call(scene, 'cloudtrail:DescribeTrails', 'sees the organization trail');
  story.wait(gap.stoppedAt - story.time);
  story.call(scene, 'cloudtrail:StopLogging', 'the organization trail stops');
  story.wait(gap.restartedAt - story.time);
  story.call(scene, 'cloudtrail:StartLogging', 'the organization trail logs again');
  return story.events;
}

function actorOf(world: World) {
  return world.people.find(({ team }) => team === 'platform') ?? world.people[0]!;
}
