import type { Region } from '../../cloudtrail/index.js';
import { type ApiName, callApi, callContext, type CallPlace, noRisk, type Risk } from '../api/index.js';
import type { Random } from '../random.js';
import { onBehalf, type SimulatedEvent } from '../record/index.js';
import type { SimulatedAccount, World } from '../world/index.js';

/** One hour in one account. Everything in it follows from the seed, the account and the hour. */
export interface Shift {
  readonly world: World;
  readonly account: SimulatedAccount;
  /** Hours since 1970. */
  readonly hour: number;
  readonly random: Random;
}

export const hourSeconds = 3600;
export const hoursPerDay = 24;

export function timeIn(shift: Shift): number {
  return shift.hour * hourSeconds + shift.random.below(hourSeconds);
}

/** A Region of the account, the busy ones more often. */
export function regionOf(shift: Shift): Region {
  const { regions } = shift.account;
  return shift.random.pickWeighted(
    regions,
    regions.map((use) => use.weight),
  ).region;
}

export interface Work {
  readonly calls: readonly ApiName[];
  /** The mean number of seconds between two calls. */
  readonly pace: number;
  readonly risk?: Risk;
}

/** Makes the calls one after the other, within the hour in which the first one falls. */
export function perform(place: CallPlace, work: Work): SimulatedEvent[] {
  const end = (Math.floor(place.time / hourSeconds) + 1) * hourSeconds - 1;
  let time = place.time;
  return work.calls.flatMap((name) => {
    const step = callsAt({ ...place, time }, name, work.risk ?? noRisk);
    time = Math.min(end, time + place.random.round(2 * work.pace * place.random.fraction()));
    return step;
  });
}

/** Reading a secret makes Secrets Manager decrypt it in the caller's name, and both calls are recorded. */
function callsAt(place: CallPlace, name: ApiName, risk: Risk): SimulatedEvent[] {
  const call = callContext(place);
  if (name !== 'secretsmanager:GetSecretValue') return [callApi(call, name, {}, risk)];
  const secretId = place.random.pick(call.resources.secrets).arn;
  return readSecret(place, secretId, risk);
}

export function readSecret(place: CallPlace, secretId: string, risk: Risk = noRisk): SimulatedEvent[] {
  const read = callApi(callContext(place), 'secretsmanager:GetSecretValue', { request: { secretId } }, risk);
  if (read.errorCode !== undefined) return [read];
  const decrypt = callApi(
    callContext({ ...place, caller: onBehalf(place.caller, 'secretsmanager.amazonaws.com') }),
    'kms:Decrypt',
    {
      request: {
        encryptionContext: { SecretARN: secretId, SecretVersionId: place.random.uuid() },
        encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      },
    },
  );
  return [read, decrypt];
}
