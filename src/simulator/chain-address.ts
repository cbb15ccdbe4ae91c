import type { Region } from '../cloudtrail/index.js';
import type { ChainAddress, LogAddress } from './delivery/index.js';
import type { SecondTrail } from './scenarios/index.js';
import type { SimulationSettings } from './settings.js';
import { globalRegion, type SimulatedAccount, type World } from './world/index.js';

/** What the keys of an account's logs are made of. */
export function logAddress(
  { seed, layout, prefix }: SimulationSettings,
  { organizationId }: World,
  account: SimulatedAccount,
): LogAddress {
  const ownPrefix = layout === 'control-tower' ? organizationId : '';
  const whole = [prefix, ownPrefix].filter((part) => part !== '').join('/');
  const address = { seed, prefix: whole, accountId: account.id };
  return layout === 'account' ? address : { ...address, organizationId };
}

export function chainAddress(
  settings: SimulationSettings,
  world: World,
  account: SimulatedAccount,
  region: Region,
): ChainAddress {
  const { trailName } = settings;
  return { ...logAddress(settings, world, account), region, trailName, homeRegion: globalRegion };
}

/** What the keys of a trail are made of that an account has beside the organization's. Its files have other names. */
export function secondAddress(
  settings: SimulationSettings,
  account: SimulatedAccount,
  { prefix, trailName }: SecondTrail,
): Omit<ChainAddress, 'region'> {
  const seed = settings.seed + 1;
  return { seed, prefix, accountId: account.id, trailName, homeRegion: globalRegion };
}
