/** What was to be expected in each hour, and how far hours usually are from it. */
export interface Baseline {
  readonly expected: Float64Array;
  /** In the same unit; never 0. */
  readonly scale: Float64Array;
}
