import type { EventResource, Region } from '../../cloudtrail/index.js';
import type { Random } from '../random.js';
import type { Caller, JsonObject } from '../record/index.js';
import type { Resources, SimulatedAccount, World } from '../world/index.js';

/** What an API's shape may look at when it makes up a call. */
export interface CallContext {
  readonly world: World;
  readonly random: Random;
  /** Where the call happens, and what there is. */
  readonly account: SimulatedAccount;
  readonly region: Region;
  readonly resources: Resources;
  /** Seconds since 1970. */
  readonly time: number;
  readonly caller: Caller;
}

/** How the records of one API look. */
export interface ApiShape {
  readonly readOnly: boolean;
  readonly request?: (call: CallContext) => JsonObject | null;
  /** Only writing calls have response elements, and not all of them. */
  readonly response?: (call: CallContext, request: JsonObject) => JsonObject | null;
  readonly resources?: (call: CallContext, request: JsonObject) => readonly EventResource[];
  /** What goes wrong although the caller is allowed: `[how often, errorCode, errorMessage]`. */
  readonly failure?: Failure;
}

export type Failure = readonly [rate: number, errorCode: string, errorMessage: string];

/** What all APIs of a service have in common. */
export interface Service {
  /** `ec2.amazonaws.com` */
  readonly source: string;
  /** The service's prefix in IAM actions, `ec2`. */
  readonly prefix: string;
  readonly eventVersion: string;
  readonly apiVersion?: string;
  /** Logs in `us-east-1` only. */
  readonly global?: boolean;
  readonly host?: (call: CallContext, request: JsonObject | null) => string;
  readonly additional?: (call: CallContext) => JsonObject;
  /** How the service's records name a refusal; `AccessDenied` unless told. */
  readonly refusal?: string;
  readonly throttled?: readonly [errorCode: string, errorMessage: string];
  /** Some services keep the parameters of a refused call, most do not. */
  readonly keepsRefusedRequest?: boolean;
  /** S3 writes user agents in square brackets. */
  readonly bracketsUserAgent?: boolean;
}

/** An API, ready to be called: its shape, its service, its names. */
export interface Api extends ApiShape {
  readonly service: Service;
  readonly name: string;
}

/** The APIs of a service by `prefix:EventName`. */
export function apisOf<Name extends string>(
  service: Service,
  shapes: Readonly<Record<Name, ApiShape>>,
): Readonly<Record<Name, Api>> {
  const entries = Object.entries<ApiShape>(shapes).map(([name, shape]) => [
    name,
    { ...shape, service, name: name.slice(name.indexOf(':') + 1) },
  ]);
  return Object.fromEntries(entries) as Record<Name, Api>;
}

export function read(request?: ApiShape['request'], rest: Partial<ApiShape> = {}): ApiShape {
  return { readOnly: true, ...(request === undefined ? {} : { request }), ...rest };
}

export function write(
  request: NonNullable<ApiShape['request']>,
  response?: ApiShape['response'],
  rest: Partial<ApiShape> = {},
): ApiShape {
  return { readOnly: false, request, ...(response === undefined ? {} : { response }), ...rest };
}
