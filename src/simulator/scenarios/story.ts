import type { Region } from '../../cloudtrail/index.js';
import {
  type ApiName,
  apis,
  callApi,
  callContext,
  type CallContext,
  type CallDetails,
  denial,
} from '../api/index.js';
import { type PersonSession, signIn } from '../actors/index.js';
import type { Caller, SimulatedEvent } from '../record/index.js';
import type { SimulatedAccount } from '../world/index.js';
import type { InjectedEvent, Stage } from './scenario.js';

/** Who acts, and where. */
export interface Scene {
  readonly account: SimulatedAccount;
  readonly region: Region;
  readonly caller: Caller;
}

type StoryStage = Pick<Stage, 'world' | 'random' | 'beginsAt'> & {
  /** Seconds that pass after an event, at least and at most; those of somebody who types unless told. */
  readonly pace?: { readonly from: number; readonly to: number };
};

const typing = { from: 4, to: 40 };

/** Tells a scenario event by event; time passes between them. */
export class Story {
  readonly #stage: StoryStage;
  readonly #events: InjectedEvent[] = [];
  #time: number;

  constructor(stage: StoryStage) {
    this.#stage = stage;
    this.#time = stage.beginsAt;
  }

  /** Seconds since 1970. */
  get time(): number {
    return this.#time;
  }

  get events(): readonly InjectedEvent[] {
    return this.#events;
  }

  wait(seconds: number): void {
    this.#time += seconds;
  }

  /** A call that succeeds. */
  call(scene: Scene, name: ApiName, note: string, details: CallDetails = {}): SimulatedEvent {
    const call = this.#context(scene);
    const request = details.request === undefined ? (apis[name].request?.(call) ?? null) : details.request;
    const response = details.response ?? apis[name].response?.(call, request ?? {}) ?? null;
    return this.add(callApi(call, name, { ...details, request, response }), note);
  }

  /** A call that no policy of the caller's allows. */
  refused(scene: Scene, name: ApiName, note: string, details: CallDetails = {}): SimulatedEvent {
    const call = this.#context(scene);
    return this.add(
      callApi(call, name, { ...details, error: denial(call, apis[name], 'identity-policy') }),
      note,
    );
  }

  /** A call that a service control policy forbids. */
  forbidden(
    scene: Scene,
    name: ApiName,
    note: string,
    resource: string,
    details: CallDetails = {},
  ): SimulatedEvent {
    const call = this.#context(scene);
    const error = denial(call, apis[name], 'service-control-policy', resource);
    return this.add(callApi(call, name, { ...details, error }), note);
  }

  /** The session began before the story does. */
  signIn(stay: PersonSession, note = `${stay.person.displayName} signs in`): void {
    const events = signIn(this.#stage.world, this.#stage.random, stay);
    this.#events.push(...events.map((event) => ({ event, note })));
  }

  add(event: SimulatedEvent, note: string): SimulatedEvent {
    this.#events.push({ event, note });
    const { from, to } = this.#stage.pace ?? typing;
    this.wait(this.#stage.random.between(from, to));
    return event;
  }

  #context(scene: Scene): CallContext {
    return callContext({ ...scene, world: this.#stage.world, random: this.#stage.random, time: this.#time });
  }
}
