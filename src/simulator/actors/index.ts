export { accountActivity, type AccountActivity } from './account-activity.js';
export { assumeAcross } from './assume-across.js';
export type { RunRates } from './cross-account.js';
export { signIn } from './identity-center.js';
export { callerOn, fleetIn, sessionOn } from './instances.js';
export { openSession, personCaller, type PersonSession } from './people.js';
export { sessionKey } from './session-key.js';
export { hourSeconds, hoursPerDay, readSecret, type Shift } from './shift.js';
export { customerRhythm, workRhythm } from './rhythm.js';
