export { CHECK_SEVERITIES, type Check, type CheckSeverity, defineCheck, type Mappings } from './check.js';
export {
  type CheckResult,
  type CheckStatus,
  fail,
  notApplicable,
  pass,
  type Place,
  undecided,
  unknown,
} from './check-result.js';
export { judgeProblems, type Problem } from './problems.js';
export { judge, judgeEach, withPassesAs } from './judge.js';
