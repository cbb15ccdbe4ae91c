export { type Caller, onBehalf, serviceCaller } from './caller.js';
export type { Json, JsonObject } from './json.js';
export type { RecordFields } from './record-fields.js';
export {
  type Origin,
  type RoleSession,
  sessionArn,
  sessionCaller,
  sessionPrincipalId,
} from './role-session.js';
export { logFileText, type SimulatedEvent, simulatedEvent } from './simulated-event.js';
export { isoTime, proseTime } from './time-text.js';
export { type ConsoleSession, consoleUserCaller, rootCaller, userCaller } from './user-caller.js';
