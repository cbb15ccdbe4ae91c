import type { AccountId } from '../../cloudtrail/index.js';
import type { Random } from '../random.js';
import type { SimulatedEvent } from '../record/index.js';
import type { World } from '../world/index.js';

/** Something that happens in the organization and that somebody ought to notice. */
export interface Scenario {
  /** One line for lists. */
  readonly title: string;
  /** When it begins: 0 is the start of the range, 1 its end. */
  readonly begins: number;
  play(stage: Stage): Outcome;
}

export interface Stage {
  readonly world: World;
  readonly random: Random;
  /** Seconds since 1970. */
  readonly beginsAt: number;
  /** Nothing may happen then or later. */
  readonly endsAt: number;
}

export interface Outcome {
  /** What happened, and what did not, in plain words. */
  readonly summary: string;
  /** ARNs of those who did it. */
  readonly principals: readonly string[];
  /** Keys that were misused or made. */
  readonly accessKeyIds: readonly string[];
  readonly sourceIPAddresses: readonly string[];
  /** Ids of the detection rules that tell of it, worst or not; none where no single rule should. */
  readonly rules: readonly string[];
  readonly events: readonly InjectedEvent[];
  /** A trail that records the events of an account beside the organization's. */
  readonly secondTrail?: SecondTrail;
}

export interface SecondTrail {
  readonly accountId: AccountId;
  /** Seconds since 1970. It goes on to the end of the range. */
  readonly startsAt: number;
  readonly trailName: string;
  /** Where it delivers in the same bucket, without a `/` at its end. */
  readonly prefix: string;
}

export interface InjectedEvent {
  readonly event: SimulatedEvent;
  /** What this event is in the story. */
  readonly note: string;
  /** One of thousands alike, which are counted where others are listed. */
  readonly isOneOfMany?: boolean;
}
