export { type KeyResult, type KeyRing, openKeyRing, type UsableKey, type UsedKeys } from './key-ring.js';
export { type KeyProblem, type ParsedPublicKeys, parsePublicKeys } from './parse-public-keys.js';
export type { PublicKey, PublicKeySource, PublicKeysResult } from './public-key.js';
