import { countOf } from '../../count-of.js';
import type { TrailStatus } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Look, poll, type Problem, type Run, type Step } from '../engine/index.js';
import type { Unit } from '../../resources/index.js';
import { deliveryErrors } from './delivery-errors.js';
import { isTrial } from './guardrail-trial.js';

const EVERY_MILLISECONDS = 30_000;

/**
 * Policies on the log archive account stand between CloudTrail and the bucket. That something was delivered
 * after they were attached says that they let it pass; the newest event of their stack says when that was.
 */
export function deliveryUnderGuardrails(deployment: Deployment, guardrails: Unit, attaching: Step): Step {
  return {
    id: `delivery-under-${guardrails.id}`,
    title: `log files arrive with the guardrails attached${isTrial(guardrails) ? ' to the test unit' : ''}`,
    place: placeOf(deployment, 'management'),
    look: async (run): Promise<Look> => {
      const state = await readState(deployment, guardrails);
      if (state.kind === 'delivers') return { kind: 'as-wanted' };
      if (state.kind === 'fails') {
        return { kind: 'blocked', problem: guardrailsInTheWay(deployment, guardrails, state.errors) };
      }
      const isHeld = state.since === undefined && (await attaching.look(run)).kind === 'held';
      if (isHeld) return { kind: 'held', problem: NOT_ATTACHED };
      return {
        kind: 'differs',
        changes: [
          { kind: 'wait', action: 'create', what: 'a log file that arrives with the guardrails attached' },
        ],
        apply: async () => {
          const isDelivered = await waitForDelivery(deployment, guardrails, run);
          return isDelivered ? DONE : { kind: 'unfinished', problem: notYet(deployment) };
        },
      };
    },
  };
}

const NOT_ATTACHED: Problem = { what: 'the guardrails are not attached yet' };

type State =
  | { readonly kind: 'delivers' }
  | { readonly kind: 'fails'; readonly errors: readonly string[] }
  | { readonly kind: 'silent'; readonly since: Date | undefined };

async function readState(deployment: Deployment, { name, role, region }: Unit): Promise<State> {
  const { arn, homeRegion } = deployment.target.trail;
  const stacks = accountOf(deployment, role).stacks(region);
  const stack = await stacks.describe(name);
  if (stack === undefined) return { kind: 'silent', since: undefined };
  const [newest] = await stacks.events(stack.id);
  const status = await accountOf(deployment, 'management').trails(homeRegion).status(arn);
  return judge(status, newest?.at);
}

function judge(status: TrailStatus | undefined, since: Date | undefined): State {
  const errors = deliveryErrors(status);
  if (errors.length > 0) return { kind: 'fails', errors };
  const latest = status?.latestDelivery;
  const isLater = latest !== undefined && since !== undefined && latest > since;
  return isLater ? { kind: 'delivers' } : { kind: 'silent', since };
}

/** Also over when CloudTrail reports an error: the look that follows says so. */
async function waitForDelivery(deployment: Deployment, guardrails: Unit, run: Run): Promise<boolean> {
  const since = run.clock.now();
  const patience = {
    everyMilliseconds: EVERY_MILLISECONDS,
    forMilliseconds: deployment.decisions.deliveryPatienceMilliseconds,
  };
  const ended = await poll(run, patience, async () => {
    const state = await readState(deployment, guardrails);
    if (state.kind !== 'silent') return state;
    run.report({ kind: 'waiting', what: 'the next log file (minutes)', since });
    return undefined;
  });
  return ended !== undefined;
}

function guardrailsInTheWay({ target }: Deployment, unit: Unit, errors: readonly string[]): Problem {
  const [suffix, where] = isTrial(unit)
    ? ['-test', target.guardrailTrial?.unit]
    : ['', 'the log archive account'];
  return {
    what: `CloudTrail cannot deliver with the guardrails attached: ${errors.join(', ')}`,
    where: 'the trail',
    next: `Detach orgtrail-protect-audit-store-from-outside${suffix} from ${where}, then run orgtrail prove, which says what the policies of this configuration allow; CloudTrail delivers what is missing for 30 days.`,
  };
}

function notYet({ decisions }: Deployment): Problem {
  return {
    what: `no log file within ${countOf(Math.round(decisions.deliveryPatienceMilliseconds / 60_000), 'minute')} of the guardrails`,
    where: 'the trail',
    next: 'Nothing is wrong so far. Run the same command again later; it goes on here.',
  };
}
