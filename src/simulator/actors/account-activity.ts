import { Random } from '../random.js';
import type { SimulatedEvent } from '../record/index.js';
import type { SimulatedAccount, World } from '../world/index.js';
import type { Actor } from './actor.js';
import { renewScanner } from './audit-run.js';
import { awsServiceActors } from './aws-services.js';
import { makeCalendar } from './calendar.js';
import { type RunRates, runEvents, runsIn } from './cross-account.js';
import { functionActors, renewFunctions } from './functions.js';
import { signIn } from './identity-center.js';
import { instanceActors, renewCredentials } from './instances.js';
import { userActors, vendorActors } from './outsiders.js';
import { personWork } from './people.js';
import { podActors, renewPods } from './pods.js';
import { scale } from './scaling.js';
import { rotateSecrets } from './secret-rotation.js';
import { renewServiceRoles, serviceRoleActors } from './service-roles.js';
import { userSignIns } from './user-sign-ins.js';
import { hourSeconds, type Shift } from './shift.js';

/** What goes on in an account, hour by hour. */
export interface AccountActivity {
  /** The events of the hour (since 1970): what has to happen then, and as much routine as makes up the number wanted. */
  in(hour: number, wanted: number): SimulatedEvent[];
}

export function accountActivity(world: World, account: SimulatedAccount, rates: RunRates): AccountActivity {
  const calendar = makeCalendar(world);
  const actors = actorsOf(world, account);
  const weights = actors.map(({ weight }) => weight);
  return {
    in(hour, wanted) {
      const shift: Shift = { world, account, hour, random: new Random(world.seed, 'hour', account.id, hour) };
      const events = [
        ...peopleEvents(shift, calendar.during(hour)),
        ...runsEvents(shift, rates),
        ...renewCredentials(shift),
        ...renewFunctions(shift),
        ...renewPods(shift),
        ...renewServiceRoles(shift),
        ...renewScanner(shift),
        ...scale(shift),
        ...rotateSecrets(shift),
        ...userSignIns(shift),
      ];
      while (events.length < wanted) events.push(...shift.random.pickWeighted(actors, weights).work(shift));
      return events;
    },
  };
}

function actorsOf(world: World, account: SimulatedAccount): Actor[] {
  const routine = [...serviceRoleActors(world, account), ...awsServiceActors(world, account)];
  const workloads = [...instanceActors(), ...functionActors(), ...podActors()];
  return [...routine, ...workloads, ...userActors(world, account), ...vendorActors(account)];
}

/** Sign-ins leave records in the management account too, wherever they lead. */
function peopleEvents(
  shift: Shift,
  stays: ReturnType<ReturnType<typeof makeCalendar>['during']>,
): SimulatedEvent[] {
  const { world, account, random, hour } = shift;
  return stays.flatMap((stay) => {
    const starts = Math.floor(stay.startsAt / hourSeconds) === hour;
    const entry = starts
      ? signIn(world, new Random(world.seed, 'sign-in', stay.session.accessKeyId), stay)
      : [];
    const work =
      stay.account.id === account.id
        ? Array.from({ length: random.between(1, 4) }, () => personWork(shift, stay)).flat()
        : [];
    return [...entry.filter((event) => event.accountId === account.id), ...work];
  });
}

function runsEvents({ world, account, hour }: Shift, rates: RunRates): SimulatedEvent[] {
  return runsIn(world, rates, hour)
    .filter((run) => run.from.id === account.id || run.to.id === account.id || run.kind === 'operator')
    .flatMap((run) => runEvents(world, run))
    .filter((event) => event.accountId === account.id);
}
