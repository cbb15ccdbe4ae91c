import { Random, type SeedPart } from '../random.js';
import { type SimulatedAccount, uniqueId, type World } from '../world/index.js';

/** The temporary key that belongs to the given parts; the same parts always have the same key. */
export function sessionKey(world: World, account: SimulatedAccount, ...parts: readonly SeedPart[]): string {
  return uniqueId('ASIA', account.id, new Random(world.seed, 'session-key', account.id, ...parts));
}
