import { type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import {
  identityCenterRole,
  type PermissionSet,
  permissionSetOf,
  type Person,
  type SimulatedAccount,
  type World,
} from '../world/index.js';
import { Random } from '../random.js';
import { isWeekend } from './rhythm.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, hoursPerDay, perform, regionOf, type Shift } from './shift.js';
import { commandLineTasks, consoleTasks } from './tasks.js';

/** A person's stay in one account, with one role, for some hours of a day. */
export interface PersonSession {
  readonly person: Person;
  readonly account: SimulatedAccount;
  readonly permissionSet: PermissionSet;
  readonly session: RoleSession;
  readonly fromConsole: boolean;
  readonly sourceIPAddress: string;
  /** Seconds since 1970; the end is excluded. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** What everybody does on a day, by UTC; `day` counts from 1970. */
export function personSessionsOn(world: World, day: number): PersonSession[] {
  return world.people.flatMap((person) => sessionsOf(world, person, day));
}

function sessionsOf(world: World, person: Person, day: number): PersonSession[] {
  const random = new Random(world.seed, 'person-day', person.userName, day);
  const resting = isWeekend(day * hoursPerDay + 12, person.office.utcOffset) ? 0.93 : 0.12;
  if (random.chance(resting)) return [];
  const reachable = world.accounts.filter(
    (account) => permissionSetOf(person.team, account.kind) !== undefined,
  );
  if (reachable.length === 0) return [];
  const fromHome = random.chance(0.35);
  return Array.from({ length: random.between(1, 3) }, () => {
    const account = random.pickWeighted(
      reachable,
      reachable.map(({ share }) => share),
    );
    const localHour = person.startHour + random.between(0, 7);
    const startsAt =
      (day * hoursPerDay + localHour - person.office.utcOffset) * hourSeconds + 60 + random.below(2900);
    return openSession(world, person, account, {
      startsAt,
      hours: random.between(1, 3),
      fromConsole: random.chance(0.6),
      sourceIPAddress: fromHome ? person.homeAddress : person.office.egressAddress,
    });
  });
}

export interface SessionTerms {
  readonly startsAt: number;
  readonly hours: number;
  readonly fromConsole: boolean;
  readonly sourceIPAddress: string;
  readonly permissionSet?: PermissionSet;
}

/** A session through IAM Identity Center; equal arguments have an equal key. */
export function openSession(
  world: World,
  person: Person,
  account: SimulatedAccount,
  terms: SessionTerms,
): PersonSession {
  const permissionSet = terms.permissionSet ?? permissionSetOf(person.team, account.kind) ?? 'ReadOnlyAccess';
  return {
    person,
    account,
    permissionSet,
    session: {
      role: identityCenterRole(world.seed, account, permissionSet),
      sessionName: person.userName,
      accessKeyId: sessionKey(world, account, person.userName, permissionSet, terms.startsAt),
      createdAt: terms.startsAt,
    },
    fromConsole: terms.fromConsole,
    sourceIPAddress: terms.sourceIPAddress,
    startsAt: terms.startsAt,
    endsAt: terms.startsAt + terms.hours * hourSeconds,
  };
}

export function personCaller(stay: PersonSession) {
  return sessionCaller(stay.session, {
    sourceIPAddress: stay.sourceIPAddress,
    userAgent: stay.fromConsole ? stay.person.browser : stay.person.commandLine,
    ...(stay.fromConsole ? { fromConsole: true } : {}),
  });
}

/** A few minutes of somebody's work in the shift's hour. */
export function personWork(shift: Shift, stay: PersonSession): SimulatedEvent[] {
  const { random } = shift;
  const hourStart = shift.hour * hourSeconds;
  const from = Math.max(stay.startsAt + 8, hourStart);
  const time = from + random.below(Math.max(1, Math.min(stay.endsAt, hourStart + hourSeconds) - from));
  const tasks = stay.fromConsole ? consoleTasks : commandLineTasks;
  const allowed = tasks.filter((task) => mayWrite(stay.permissionSet) || !task.writes);
  const task = random.pick(allowed.filter((each) => each.only?.includes(stay.permissionSet) ?? true));
  const place = {
    world: shift.world,
    account: shift.account,
    random,
    region: regionOf(shift),
    time,
    caller: personCaller(stay),
  };
  return perform(place, {
    calls: task.calls,
    pace: stay.fromConsole ? 0.7 : 3,
    risk: {
      denied: mayWrite(stay.permissionSet) ? 0.004 : 0.03,
      throttled: stay.fromConsole ? 0.004 : 0.008,
    },
  });
}

function mayWrite(permissionSet: PermissionSet): boolean {
  return permissionSet === 'AdministratorAccess' || permissionSet === 'PowerUserAccess';
}
