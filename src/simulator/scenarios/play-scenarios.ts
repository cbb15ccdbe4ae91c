import { Random } from '../random.js';
import type { World } from '../world/index.js';
import { type ScenarioName, scenarios } from './catalog.js';
import type { Outcome } from './scenario.js';

export interface PlayedScenario extends Outcome {
  readonly name: ScenarioName;
  readonly title: string;
}

export interface Screening {
  readonly seed: number;
  readonly scenarios: readonly ScenarioName[];
  /** Seconds since 1970; the end is excluded. */
  readonly from: number;
  readonly to: number;
}

/** Each scenario has a stream of its own, so that leaving one out changes no other. */
export function playScenarios(world: World, screening: Screening): PlayedScenario[] {
  const { seed, from, to } = screening;
  return screening.scenarios.map((name) => {
    const { title, begins, play } = scenarios[name];
    const beginsAt = Math.floor(from + begins * (to - from));
    return {
      name,
      title,
      ...play({ world, random: new Random(seed, 'scenario', name), beginsAt, endsAt: to }),
    };
  });
}
