import {
  destructionSteps,
  isFinished,
  type LogDecision,
  planSteps,
  type Run,
  runSteps,
  type StepPlan,
  type StepResult,
} from '../../deploy/index.js';
import { confirm } from '../confirm.js';
import { createClock } from '../deploy/clock.js';
import { stepDocument } from '../deploy/deploy-document.js';
import { openAccountCloud } from '../deploy/open-account-cloud.js';
import { prepareDestruction } from '../deploy/prepare-deployment.js';
import { printEnd } from '../deploy/print-end.js';
import { printPlan, summarize } from '../deploy/print-plan.js';
import { tellProgress } from '../deploy/tell-progress.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openConfiguration } from '../open-configuration.js';
import type { Output } from '../output.js';

export interface DestroyInvocation {
  readonly options: { readonly plan: boolean; readonly deleteLogs: string | undefined };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Shows what goes and what stays, asks, and takes it down. */
export async function runDestroy(invocation: DestroyInvocation): Promise<ExitCode> {
  const { options, globals, output, signal, now } = invocation;
  const configuration = await openConfiguration(globals.config);
  const { cloud, close } = await openAccountCloud(configuration, globals);
  const tellJson = (mode: 'plan' | 'destroy', steps: readonly (StepPlan | StepResult)[]): void => {
    if (globals.json) output.document({ schema: 'orgtrail.destroy/1', mode, steps: steps.map(stepDocument) });
  };
  try {
    const deployment = await prepareDestruction(configuration, cloud);
    const run: Run = { clock: createClock(now), signal, report: tellProgress(output, now, globals.json) };
    const steps = destructionSteps(deployment, logDecision(options.deleteLogs));
    const plan = await planSteps(steps, run);
    if (!globals.json) printPlan(output, plan);
    const isPlanned = plan.every(({ state }) => state === 'differs' || state === 'as-wanted');
    if (options.plan || !isPlanned || plan.every(({ state }) => state === 'as-wanted')) {
      tellJson('plan', plan);
      return isPlanned ? EXIT.clean : EXIT.unfinished;
    }
    await confirm({ what: summarize(plan), where: deployment.target.organizationId, yes: globals.yes });
    const startedAt = now();
    const results = await runSteps(steps, run);
    tellJson('destroy', results);
    if (!globals.json) printEnd(output, results, now() - startedAt, 'Taken down');
    return isFinished(results) ? EXIT.clean : EXIT.unfinished;
  } finally {
    close();
  }
}

function logDecision(bucket: string | undefined): LogDecision {
  return bucket === undefined ? { kind: 'keep' } : { kind: 'delete', bucket };
}
