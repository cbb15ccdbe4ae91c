/** CloudFormation for everything that is set up: one folder per idea, one manifest in the order of deployment. */
export { buildManifest, type ManifestOptions } from './build-manifest.js';
export { detectionOptions, type DetectionOptions } from './detection/detection-options.js';
export { matcherBundle, type MatcherBundle, type MatcherFiles } from './detection/hub/index.js';
export {
  type DetectionPatterns,
  defaultPatterns,
  type EventRule,
  type MetricFilterRule,
  RULES_PER_BUS,
  rulePatterns,
  type RulePatterns,
} from './detection/patterns/index.js';
export { guardrailInputOf, type KeyArns, NAME_PREFIX } from './guardrails/guardrail-input.js';
export { GUARDRAIL_TRIAL } from './guardrails/index.js';
export type {
  AccountRoleName,
  Asset,
  Manifest,
  ParameterSource,
  Phase,
  PolicyFile,
  Unit,
} from './manifest.js';
export { assetOf } from './template/write-asset.js';
export type { Output, Resource, Template, TemplateParameter, Value } from './template/template.js';
