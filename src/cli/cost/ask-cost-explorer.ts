import type { UsageAnswer } from '../../cost/index.js';
import type { GlobalOptions } from '../global-options.js';

/** Asks AWS what it counted. Loads the SDK. Each request costs money, so that only an option leads here. */
export async function askCostExplorer(
  { profile, endpointUrl }: GlobalOptions,
  days: { readonly from: Date; readonly to: Date },
  signal: AbortSignal,
): Promise<UsageAnswer> {
  const { openCostExplorer } = await import('../../aws/index.js');
  const source = openCostExplorer({
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpointUrl }),
  });
  return source.usage(days, signal);
}
