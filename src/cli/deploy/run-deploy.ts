import {
  deploymentSteps,
  isFinished,
  planSteps,
  type Run,
  runSteps,
  type StepPlan,
  type StepResult,
} from '../../deploy/index.js';
import { buildManifest, detectionOptions } from '../../resources/index.js';
import { confirm } from '../confirm.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openConfiguration } from '../open-configuration.js';
import type { Output } from '../output.js';
import { tellPassedOver } from '../rules/open-own-rules.js';
import { createClock } from './clock.js';
import { deployDocument } from './deploy-document.js';
import { openAccountCloud } from './open-account-cloud.js';
import { prepareDeployment, type PreparedDeployment } from './prepare-deployment.js';
import { printEnd } from './print-end.js';
import { printPlan, summarize } from './print-plan.js';
import { printPreflight } from './print-preflight.js';
import { refuseOtherUnit } from './refuse-other-unit.js';
import { tellProgress } from './tell-progress.js';

export interface DeployInvocation {
  readonly options: {
    readonly plan: boolean;
    readonly confirmCompliance: string | undefined;
    readonly attachGuardrails: string | undefined;
    readonly relock: boolean;
    readonly wait: number;
    /** Folders and files with the user's own rules. */
    readonly rules: readonly string[];
  };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Checks, plans, asks, deploys. */
export async function runDeploy(invocation: DeployInvocation): Promise<ExitCode> {
  const { options, globals } = invocation;
  const configuration = await openConfiguration(globals.config);
  refuseOtherUnit(configuration, options.attachGuardrails);
  const { cloud, close } = await openAccountCloud(configuration, globals);
  try {
    const decisions = {
      complianceConfirmedFor: options.confirmCompliance,
      guardrailsTriedIn: options.attachGuardrails,
      relock: options.relock,
      deliveryPatienceMilliseconds: options.wait * 60_000,
    };
    const prepared = await prepareDeployment(configuration, cloud, decisions, async (effective) => {
      const detection = await detectionOptions(effective, options.rules);
      tellPassedOver(detection.passedOver, invocation.output);
      return buildManifest(effective, detection);
    });
    return await planAndRun(invocation, prepared, configuration.organization.id);
  } finally {
    close();
  }
}

async function planAndRun(
  invocation: DeployInvocation,
  { checked, deployment }: PreparedDeployment,
  organizationId: string,
): Promise<ExitCode> {
  const { options, globals, output, signal, now } = invocation;
  const show = globals.json ? () => undefined : (print: () => void) => print();
  const tellJson = (mode: 'plan' | 'deploy', steps: readonly (StepPlan | StepResult)[]): void => {
    if (globals.json) output.document(deployDocument({ mode, organizationId, checked, steps }));
  };
  show(() => printPreflight(output, checked.findings));
  if (deployment === undefined) {
    tellJson('plan', []);
    return EXIT.unfinished;
  }
  const run: Run = { clock: createClock(now), signal, report: tellProgress(output, now, globals.json) };
  const steps = deploymentSteps(deployment);
  const plan = await planSteps(steps, run);
  show(() => printPlan(output, plan));
  const isPlanned = plan.every(({ state }) => state !== 'unknown' && state !== 'blocked');
  if (options.plan || !isPlanned || plan.every(({ state }) => state === 'as-wanted' || state === 'held')) {
    tellJson('plan', plan);
    return isPlanned ? EXIT.clean : EXIT.unfinished;
  }
  await confirm({ what: summarize(plan), where: `organization ${organizationId}`, yes: globals.yes });
  const startedAt = now();
  const results = await runSteps(steps, run);
  tellJson('deploy', results);
  show(() => printEnd(output, results, now() - startedAt, 'Deployed'));
  return isFinished(results) ? EXIT.clean : EXIT.unfinished;
}
