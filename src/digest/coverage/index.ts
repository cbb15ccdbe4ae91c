export { type Coverage, type CoverageScope, coverPlace } from './cover-place.js';
export { deliveryLag, isPending, ruleTime, type RulingTime, type TimeRuling } from './place-ruling.js';
