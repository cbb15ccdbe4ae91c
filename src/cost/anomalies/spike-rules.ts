/** When more events than usual are an anomaly. Printed with every result, so that a reader can judge it. */
export interface SpikeRules {
  /** An account with less history is compared with its siblings. */
  readonly minimumHistoryDays: number;
  /** With less, it is compared with nothing. */
  readonly minimumSiblingDays: number;
  /** Other accounts of at least as much history that a comparison takes. */
  readonly minimumSiblings: number;
  /** So many hours in a row have to be out of the ordinary. */
  readonly consecutiveHours: number;
  /** Deviations above the median of the hour. */
  readonly deviations: number;
  /** At least this many times the median. */
  readonly ratio: number;
  /** Three hours in a row bring at least this many times the surplus that 97 of 100 such windows stay below. */
  readonly timesUsualSurplus: number;
  /**
   * What the additional events are worth in US dollars, at no less than the price of one further copy:
   * events of a first copy are free, and yet nobody wants to miss a million of them.
   */
  readonly floorUsd: number;
}

export const DEFAULT_SPIKE_RULES: SpikeRules = {
  minimumHistoryDays: 14,
  minimumSiblingDays: 2,
  minimumSiblings: 3,
  consecutiveHours: 3,
  deviations: 6,
  ratio: 1.5,
  timesUsualSurplus: 3,
  floorUsd: 0.1,
};
