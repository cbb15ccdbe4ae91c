import { existsSync } from 'node:fs';
import type { Configuration } from '../../config/index.js';
import {
  DEFAULT_SPIKE_RULES,
  loadPriceList,
  makePriceBook,
  type PriceBook,
  type RealTimeMode,
  type SpikeRules,
} from '../../cost/index.js';
import type { GlobalOptions } from '../global-options.js';
import { openConfiguration } from '../open-configuration.js';

/** Everything but the volumes that an amount depends on. */
export interface CostSettings {
  readonly book: PriceBook;
  readonly realTime: RealTimeMode;
  readonly bucketRegion: string | undefined;
  readonly rules: SpikeRules;
  /** Undefined without a configuration file. */
  readonly configuration: Configuration | undefined;
}

export interface GivenSettings {
  /** `configured` is what the configuration says, and `none` without one. */
  readonly realTime: RealTimeMode | 'configured';
  readonly floorUsd?: number;
}

/** From the configuration, where there is one, and from the command line, which has the last word. */
export async function readCostSettings(
  given: GivenSettings,
  { config }: GlobalOptions,
): Promise<CostSettings> {
  const configuration = await configurationIfThere(config);
  return {
    book: makePriceBook(await loadPriceList(), configuration?.cost),
    realTime: given.realTime === 'configured' ? (configuration?.realTime.kind ?? 'none') : given.realTime,
    bucketRegion: configuration?.logBucket.region,
    rules: { ...DEFAULT_SPIKE_RULES, ...(given.floorUsd !== undefined && { floorUsd: given.floorUsd }) },
    configuration,
  };
}

/** A file that was named has to be there; the usual one need not be, because a lake alone can be reported on. */
async function configurationIfThere(path: string): Promise<Configuration | undefined> {
  if (path === 'orgtrail.yaml' && !existsSync(path)) return undefined;
  return openConfiguration(path);
}
