/** `orgtrail.yaml`: its schema, its errors by line and column, and the one readonly value it becomes. */
export type {
  AlertDestination,
  AlertLevel,
  AlertRoute,
  Alerts,
  SecretText,
} from './alerts.js';
export type {
  AccountRoles,
  Athena,
  Auditors,
  Configuration,
  ConfiguredAccount,
  ConfiguredOrganization,
  ConfiguredTrail,
  CostOverrides,
  DetectionLists,
  Encryption,
  EnumeratedAccounts,
  GuardrailTrial,
  InsightType,
  LogBucket,
  Principals,
  RealTime,
  Retention,
  Suppression,
} from './configuration.js';
export { configurationError, type ConfigurationProblem } from './configuration-problem.js';
export { configurationJsonSchema, configurationSchemaText } from './json-schema.js';
export { type ConfigurationResult, parseConfiguration } from './parse-configuration.js';
export {
  type AnsweredMember,
  type ConfigurationAnswers,
  REAL_TIME_CHOICES,
  type RealTimeChoice,
  writeConfiguration,
} from './write-configuration.js';
