import { type Caller, type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import { mainRegion, type SimulatedAccount, serviceLinkedRole, type World } from '../world/index.js';
import type { Actor } from './actor.js';
import { assumeByService } from './aws-services.js';
import { renewalOf } from './renewal.js';
import { type ServiceRole, serviceRoles } from './service-role-list.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, regionOf, type Shift, timeIn } from './shift.js';

const renewalHours = 6;

export function serviceRoleActors(world: World, account: SimulatedAccount): Actor[] {
  return rolesOf(account).map((entry) => ({
    weight: entry.weight,
    work: (shift) => perform(placeOf(world, entry, shift), workOf(entry, shift)),
  }));
}

function placeOf(world: World, entry: ServiceRole, shift: Shift) {
  const caller = serviceRoleCaller(world, entry, shift);
  return {
    world,
    account: shift.account,
    region: regionOf(shift),
    random: shift.random,
    time: timeIn(shift),
    caller,
  };
}

export function serviceRoleCaller(world: World, entry: ServiceRole, shift: Shift): Caller {
  return sessionCaller(sessionOf(world, entry, shift), {
    sourceIPAddress: entry.service,
    userAgent: entry.service,
    invokedBy: entry.service,
  });
}

/** The services take on their roles anew a few times a day. */
export function renewServiceRoles(shift: Shift): SimulatedEvent[] {
  const { world, account, hour } = shift;
  return rolesOf(account)
    .filter((entry) => renewalOf(hour, entry.roleName, renewalHours) === hour)
    .map((entry) =>
      assumeByService(
        shift,
        entry.service,
        sessionOf(world, entry, shift),
        mainRegion(account),
        renewalHours * hourSeconds,
      ),
    );
}

function sessionOf(world: World, entry: ServiceRole, shift: Shift): RoleSession {
  const renewedAt = renewalOf(shift.hour, entry.roleName, renewalHours);
  return {
    role: serviceLinkedRole(world.seed, shift.account, entry.service, entry.roleName),
    sessionName: entry.sessionName,
    accessKeyId: sessionKey(world, shift.account, entry.roleName, renewedAt),
    createdAt: renewedAt * hourSeconds,
  };
}

function rolesOf(account: SimulatedAccount): readonly ServiceRole[] {
  return serviceRoles.filter((entry) => entry.only?.includes(account.kind) ?? true);
}

/** The service's role in the account, if the account uses the service. */
export function serviceRoleOf(account: SimulatedAccount, service: string): ServiceRole | undefined {
  return rolesOf(account).find((entry) => entry.service === service);
}

/** A stretch of the service's usual round, so that neighbouring calls belong together. */
function workOf(entry: ServiceRole, { random }: Shift) {
  const length = random.between(2, 6);
  const start = random.below(entry.calls.length);
  const calls = Array.from({ length }, (_, index) => entry.calls[(start + index) % entry.calls.length]!);
  return { calls, pace: 1, risk: { denied: 0, throttled: 0.004 } };
}
