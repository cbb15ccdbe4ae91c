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
}

export interface Outcome {
  /** What happened, and what did not, in plain words. */
  readonly summary: string;
  /** ARNs of those who did it. */
  readonly principals: readonly string[];
  /** Keys that were misused or made. */
  readonly accessKeyIds: readonly string[];
  readonly sourceIPAddresses: readonly string[];
  readonly events: readonly InjectedEvent[];
}

export interface InjectedEvent {
  readonly event: SimulatedEvent;
  /** What this event is in the story. */
  readonly note: string;
}
