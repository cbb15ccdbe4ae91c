export { type Address, addressText, type BucketPart, bucketPartOf, fileName, withGz } from './address.js';
export { type Mapping, parseMapping } from './mapping.js';
export {
  resolveAddress,
  type Shift,
  type Surroundings,
  type Whereabouts,
  whereaboutsOf,
} from './whereabouts.js';
