import { consoleUserCaller, type SimulatedEvent } from '../record/index.js';
import { type IamUser, iamUsersOf } from '../world/index.js';
import { consoleSignIn } from './console-sign-in.js';
import { isWeekend } from './rhythm.js';
import { hoursPerDay, type Shift, timeIn } from './shift.js';

const usersWithPassword: readonly IamUser['userName'][] = ['mteixeira'];
const signInHour = 9;
const browser = 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

/** The last users with a password of their own sign in on working days, with MFA. */
export function userSignIns(shift: Shift): SimulatedEvent[] {
  const { world, account, hour, random } = shift;
  if (hour % hoursPerDay !== signInHour || isWeekend(hour)) return [];
  return iamUsersOf(world.seed, account)
    .filter(({ userName }) => usersWithPassword.includes(userName))
    .map((user) => {
      const time = timeIn(shift);
      const origin = { sourceIPAddress: user.address, userAgent: browser };
      const caller = consoleUserCaller(user, origin, { createdAt: time, mfa: true });
      return consoleSignIn({ random, time, account, caller, mfaUsed: true });
    });
}
