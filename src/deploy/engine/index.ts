export type {
  Change,
  ChangeAction,
  ParameterChange,
  ResourceChange,
  SettingChange,
  StatementChange,
  UploadChange,
  WaitChange,
} from './change.js';
export { type Clock, type Patience, poll } from './clock.js';
export { planSteps, problemOf } from './plan-steps.js';
export type { Progress } from './progress.js';
export { runSteps } from './run-steps.js';
export type { AccountRoleName, Place } from './place.js';
export type { Problem } from './problem.js';
export { type Applied, DONE, type Look, type Run, type Step } from './step.js';
export { isFinished, type Outcome, type StepPlan, type StepResult } from './step-result.js';
