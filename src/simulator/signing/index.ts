export {
  listPublicKeys,
  makeKeyRing,
  makeRegionKeys,
  type PublicKeyLists,
  type RegionKey,
} from './region-keys.js';
