import { countOf } from '../../count-of.js';
import { accountOf, type Deployment } from '../deployment.js';
import type { Look, Problem, Run, Step } from '../engine/index.js';
import { GUARDRAIL_TRIAL, type Unit } from '../../resources/index.js';
import { lookAtStack } from './stack-step.js';

/** The stack that attaches the guardrails to the test unit alone. */
export function isTrial({ id }: Pick<Unit, 'id'>): boolean {
  return id === GUARDRAIL_TRIAL.id;
}

/**
 * Policies that bind every account go on from the test unit to all others only when they have held there for
 * a while and the user, who alone knows which denials are meant, says so. Also each change of them: the
 * trial is the stack as AWS shows it, and begins anew with each of its events. Where nothing is tried they
 * are attached at once.
 */
export function afterTrial(deployment: Deployment, attaching: Step): Step {
  const unit = deployment.manifest.units.find(isTrial);
  const { guardrailTrial } = deployment.target;
  if (unit === undefined || guardrailTrial === undefined) return attaching;
  return {
    ...attaching,
    look: async (run) => {
      const look = await attaching.look(run);
      if (look.kind !== 'differs') return look;
      const trial = { ...guardrailTrial, stack: unit, standing: await standingOf(deployment, unit, run) };
      if (mayGoOn(deployment, trial, run)) return look;
      return { ...(await heldBack(deployment, trial, run)), changes: look.changes };
    },
  };
}

interface Trial {
  readonly unit: string;
  readonly hours: number;
  readonly stack: Unit;
  readonly standing: Standing;
}

/** `since` is absent where CloudFormation keeps no event that old any more. */
type Standing =
  | { readonly kind: 'to-come' }
  | { readonly kind: 'on-trial'; readonly since: Date | undefined };

async function standingOf(deployment: Deployment, unit: Unit, run: Run): Promise<Standing> {
  if ((await lookAtStack(deployment, unit, run)).kind !== 'as-wanted') return { kind: 'to-come' };
  const stacks = accountOf(deployment, unit.role).stacks(unit.region);
  const stack = await stacks.describe(unit.name);
  const [newest] = stack === undefined ? [] : await stacks.events(stack.id);
  return { kind: 'on-trial', since: newest?.at };
}

function mayGoOn({ decisions }: Deployment, { unit, hours, standing }: Trial, { clock }: Run): boolean {
  if (decisions.guardrailsTriedIn !== unit) return false;
  if (hours === 0) return true;
  return standing.kind === 'on-trial' && clock.now() >= endOf(standing.since, hours);
}

function endOf(since: Date | undefined, hours: number): Date {
  return new Date((since?.getTime() ?? 0) + hours * 3_600_000);
}

type Held = Extract<Look, { kind: 'held' }>;

async function heldBack(deployment: Deployment, trial: Trial, run: Run): Promise<Held> {
  const { unit, hours, standing } = trial;
  if (standing.kind === 'to-come') return { kind: 'held', problem: firstOnTrial(deployment, trial) };
  const isOver = run.clock.now() >= endOf(standing.since, hours);
  return {
    kind: 'held',
    problem: {
      what: `these guardrails hold for ${unit} alone${standing.since === undefined ? '' : ` since ${standing.since.toISOString()}`}, and not yet for ${targetsOf(deployment)}`,
      next: `Run orgtrail deploy --attach-guardrails ${unit} when everything that they deny there is to be denied${isOver ? '' : `, from ${endOf(standing.since, hours).toISOString()} on`}.`,
    },
    notes: await whereToLook(deployment, trial, standing.since),
  };
}

function firstOnTrial(deployment: Deployment, { unit, hours }: Trial): Problem {
  return {
    what: `these guardrails hold for ${unit} alone first, for ${countOf(hours, 'hour')} at least, and then for ${targetsOf(deployment)}`,
    next: `Run orgtrail deploy --attach-guardrails ${unit} after that, when everything that they deny there is to be denied.`,
  };
}

function targetsOf({ target }: Deployment): string {
  return target.units.length > 0 ? target.units.join(', ') : 'the root of the organization';
}

/** More accounts would make a command that nobody reads, and say the same: only this unit has the policies. */
const MOST_NAMED = 20;

async function whereToLook(
  { target, cloud }: Deployment,
  { unit, stack }: Trial,
  since: Date | undefined,
): Promise<readonly string[]> {
  const accounts = (await cloud.organizations.accountsBelow(unit)) ?? [];
  const named = accounts.length > MOST_NAMED ? [] : accounts;
  const from = since === undefined ? '' : ` --from ${since.toISOString()}`;
  const scope = `${from}${named.map((accountId) => ` --account ${accountId}`).join('')}`;
  const { name, prefix } = target.logBucket;
  return [
    'what they deny there:',
    `  orgtrail ingest s3://${name}${prefix === '' ? '' : `/${prefix}`}${scope}`,
    `  orgtrail query scp-denials${scope}`,
    'to take them off again, in the management account:',
    `  aws cloudformation delete-stack --stack-name ${stack.name} --region ${stack.region}`,
  ];
}
