import type { AccountId, EventResource, Region } from '../../cloudtrail/index.js';
import type { Random } from '../random.js';
import { type Caller, type JsonObject, type SimulatedEvent, simulatedEvent } from '../record/index.js';
import { globalRegion, type SimulatedAccount, type World } from '../world/index.js';
import type { Api, CallContext } from './api.js';
import { type ApiName, apis } from './catalog.js';
import { type CallError, denial } from './denial.js';

export interface CallPlace {
  readonly world: World;
  readonly random: Random;
  readonly account: SimulatedAccount;
  readonly region: Region;
  readonly time: number;
  readonly caller: Caller;
}

export function callContext(place: CallPlace): CallContext {
  return { ...place, resources: place.world.resourcesOf(place.account, place.region) };
}

/** What a call says instead of what its API would make up. */
export interface CallDetails {
  readonly request?: JsonObject | null;
  readonly response?: JsonObject | null;
  readonly resources?: readonly EventResource[];
  readonly error?: CallError;
  /** The same call's record in another account has the same id here. */
  readonly sharedEventId?: string;
  readonly recipientAccountId?: AccountId;
}

/** How often the caller's calls fail for reasons that lie with the caller. */
export interface Risk {
  readonly denied: number;
  readonly throttled: number;
}

export const noRisk: Risk = { denied: 0, throttled: 0 };

/** Calls an API and returns the record. What `details` leave open, the API's shape makes up. */
export function callApi(
  call: CallContext,
  name: ApiName,
  details: CallDetails = {},
  risk: Risk = noRisk,
): SimulatedEvent {
  const api: Api = apis[name];
  const region = api.service.global === true ? globalRegion : call.region;
  const request = details.request === undefined ? (api.request?.(call) ?? null) : details.request;
  const error = details.error ?? chanceError(call, api, details, risk);
  const response =
    error !== undefined
      ? null
      : details.response === undefined
        ? (api.response?.(call, request ?? {}) ?? null)
        : details.response;
  const hidesRequest = error !== undefined && isRefusal(error) && api.service.keepsRefusedRequest !== true;
  const { userAgent } = call.caller;
  return simulatedEvent({
    eventVersion: api.service.eventVersion,
    userIdentity: call.caller.identity,
    eventTime: call.time,
    eventSource: api.service.source,
    eventName: api.name,
    awsRegion: region,
    sourceIPAddress: call.caller.sourceIPAddress,
    userAgent:
      api.service.bracketsUserAgent === true && userAgent.includes('/') ? `[${userAgent}]` : userAgent,
    errorCode: error?.code,
    errorMessage: error?.message,
    requestParameters: hidesRequest ? null : request,
    responseElements: response,
    additionalEventData: api.service.additional?.(call),
    requestID: call.random.uuid(),
    eventID: call.random.uuid(),
    readOnly: api.readOnly,
    resources: error === undefined ? (details.resources ?? api.resources?.(call, request ?? {})) : undefined,
    eventType: 'AwsApiCall',
    apiVersion: api.service.apiVersion,
    recipientAccountId: details.recipientAccountId ?? call.account.id,
    sharedEventID: details.sharedEventId,
    vpcEndpointId: call.caller.vpcEndpointId,
    tlsHost: tlsHost(call, api, request),
    fromConsole: call.caller.fromConsole,
  });
}

function chanceError(call: CallContext, api: Api, details: CallDetails, risk: Risk): CallError | undefined {
  if (details.response !== undefined) return undefined;
  if (call.random.chance(risk.denied)) return denial(call, api, 'identity-policy');
  if (call.random.chance(risk.throttled)) {
    const [code, message] = api.service.throttled ?? ['ThrottlingException', 'Rate exceeded'];
    return { code, message };
  }
  const { failure } = api;
  return failure !== undefined && call.random.chance(failure[0])
    ? { code: failure[1], message: failure[2] }
    : undefined;
}

function isRefusal(error: CallError): boolean {
  return error.code.includes('AccessDenied') || error.code.includes('Unauthorized');
}

/** A service's calls and the console's own have no TLS details. */
function tlsHost(call: CallContext, api: Api, request: JsonObject | null): string | undefined {
  if (call.caller.invokedBy !== undefined || call.caller.fromConsole === true) return undefined;
  return api.service.host?.(call, request) ?? api.service.source.replace('.', `.${call.region}.`);
}
