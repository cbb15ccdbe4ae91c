export { CHECK_SEVERITIES, type Check, type CheckSeverity, defineCheck, type Mappings } from './check.js';
export {
  type CheckResult,
  type CheckStatus,
  fail,
  notApplicable,
  pass,
  type Place,
  unknown,
} from './check-result.js';
export { judge, judgeEach, withPassesAs } from './judge.js';
