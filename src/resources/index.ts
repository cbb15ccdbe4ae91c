/** CloudFormation for everything that is set up: one folder per idea, one manifest in the order of deployment. */
export { buildManifest } from './build-manifest.js';
export { guardrailInputOf, type KeyArns, NAME_PREFIX } from './guardrails/guardrail-input.js';
export type {
  AccountRoleName,
  Asset,
  Manifest,
  ParameterSource,
  Phase,
  PolicyFile,
  Unit,
} from './manifest.js';
export type { Output, Resource, Template, TemplateParameter, Value } from './template/template.js';
