import { REAL_TIME_MODES, type RealTimeMode } from '../charge/index.js';
import type { MicroDollars } from '../money/micro-dollars.js';
import { type EstimateInput, estimateMonth, type MonthlyCost } from './estimate-month.js';

export interface CostEstimate {
  /** The mode that was asked for. */
  readonly mode: RealTimeMode;
  readonly month: MonthlyCost;
  /** Every mode, to compare. */
  readonly modes: readonly { readonly mode: RealTimeMode; readonly usd: MicroDollars }[];
  /** The organization trail alone, and with a trail of its own in every account that records the same. */
  readonly trails: { readonly organizationOnly: MicroDollars; readonly withTrailInEachAccount: MicroDollars };
}

/** A month of thirty days at constant volumes. */
export function estimateCost(input: EstimateInput, mode: RealTimeMode): CostEstimate {
  const doubled = input.volumes.map((volume) => ({
    ...volume,
    paidEvents: volume.paidEvents + volume.managementEvents,
  }));
  return {
    mode,
    month: estimateMonth(input, mode),
    modes: REAL_TIME_MODES.map((each) => ({ mode: each, usd: estimateMonth(input, each).usd })),
    trails: {
      organizationOnly: estimateMonth(input, 'none').usd,
      withTrailInEachAccount: estimateMonth({ ...input, volumes: doubled }, 'none').usd,
    },
  };
}
