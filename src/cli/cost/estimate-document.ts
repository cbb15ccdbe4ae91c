import { type CostEstimate, type EstimateInput, toDollars } from '../../cost/index.js';
import { lineDocument } from './cost-document.js';
import type { PriceStatement } from './price-statement.js';

export interface ToldEstimate {
  readonly estimate: CostEstimate;
  readonly input: EstimateInput;
  /** Where the volumes come from, in words. */
  readonly origin: string;
  readonly prices: PriceStatement;
}

/** `orgtrail.cost.estimate/1`: dollars of a month of thirty days. */
export function estimateDocument({ estimate, input, origin, prices }: ToldEstimate): object {
  const { mode, month, modes, trails } = estimate;
  return {
    schema: 'orgtrail.cost.estimate/1',
    realTime: mode,
    usd: toDollars(month.usd),
    volumes: origin,
    accounts: month.accounts.map(({ usd, lines, ...account }) => ({
      ...account,
      usd: toDollars(usd),
      lines: lines.map(lineDocument),
    })),
    organization: month.organization.map(lineDocument),
    modes: modes.map(({ mode: each, usd }) => ({ realTime: each, usd: toDollars(usd) })),
    trails: {
      organizationOnly: toDollars(trails.organizationOnly),
      withTrailInEachAccount: toDollars(trails.withTrailInEachAccount),
    },
    assumptions: { ...input.assumptions, coveredRegions: input.coveredRegions, insights: input.insights },
    prices,
  };
}
