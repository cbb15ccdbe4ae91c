/** The order of a deployment, what CloudFormation cannot do, change sets, stack sets, and taking it all down. */
export type * from './access/index.js';
export type {
  Change,
  Clock,
  Outcome,
  Place,
  Problem,
  Progress,
  Run,
  StatementChange,
  StepPlan,
  StepResult,
} from './engine/index.js';
export { isFinished, planSteps, runSteps } from './engine/index.js';
export type { Decisions, Deployment, Target } from './deployment.js';
export { deploymentSteps } from './steps/deployment-steps.js';
export { type Preflight, preflight, type PreflightFinding, type PreflightInput } from './preflight/index.js';
export { adoptTrail, targetOf } from './target-of.js';
export { destructionSteps, type LogDecision } from './destroy/destruction-steps.js';
