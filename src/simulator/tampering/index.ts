export { filterThrough, type TamperingFilter, type TamperingTrace } from './filter-through.js';
export { type TamperName, tamperNames } from './catalog.js';
export { type PlannedTampering, planTampering } from './plan-tampering.js';
