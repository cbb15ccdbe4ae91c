/** An organization as `organization.json` describes it: accounts, units, roles, expected Regions. */
export {
  type AccountRole,
  type AccountStatus,
  expectedRegions,
  type OrganizationAccount,
  type OrganizationDescription,
  type OrganizationProblem,
  type TrailDescription,
} from './organization.js';
export { type OrganizationResult, parseOrganization } from './parse-organization.js';
export {
  listOf,
  objectOf,
  oneOf,
  optional,
  parsed,
  type Reader,
  type Shape,
  text,
} from './reader.js';
export {
  defaultRegions,
  defaultRegionsOf,
  isOptIn,
  knownRegionsOf,
  optInRegions,
  type Partition,
  partitionOf,
} from './regions.js';
