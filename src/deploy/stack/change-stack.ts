import type { ChangeSetRequest, StackFacts, StacksAccess } from '../access/index.js';
import { type Applied, DONE, type Run } from '../engine/index.js';
import { failureReasons, mayBePropagating } from './failure-reasons.js';
import { makeChangeSet } from './make-change-set.js';
import { isSuccess, stackCondition } from './stack-status.js';
import { type EndedStack, waitForStack } from './wait-for-stack.js';

export type StackWish = Omit<ChangeSetRequest, 'kind'> & {
  /** The parameters once more, when what was waited for may have changed them. */
  readonly isProtected: boolean;
};

/** How long a policy or role may take until CloudTrail sees it. */
const PROPAGATION_MILLISECONDS = 120_000;
const PROPAGATION_PAUSE = 10_000;

/**
 * Brings a stack to a template, from whatever state it is found in: absent, half made by an interrupted
 * run, being changed by one, or rolled back. A failure is told with the resources that caused it.
 */
export async function changeStack(run: Run, stacks: StacksAccess, wish: StackWish): Promise<Applied> {
  const deadline = run.clock.now().getTime() + PROPAGATION_MILLISECONDS;
  for (;;) {
    const end = await changeOnce(run, stacks, wish);
    if (end.kind === 'applied') return end.applied;
    if (!end.reasons.some(mayBePropagating) || run.clock.now().getTime() >= deadline) {
      return rolledBack(wish.stack, end);
    }
    run.report({
      kind: 'waiting',
      what: 'policies that AWS does not see everywhere yet',
      since: run.clock.now(),
    });
    await run.clock.sleep(PROPAGATION_PAUSE, run.signal);
  }
}

interface RolledBack {
  readonly kind: 'rolled-back';
  readonly status: string;
  readonly reasons: readonly string[];
}

type End = { readonly kind: 'applied'; readonly applied: Applied } | RolledBack;

async function changeOnce(run: Run, stacks: StacksAccess, wish: StackWish): Promise<End> {
  const ready = await makeReady(run, stacks, wish.stack);
  if (ready.kind === 'refused') return { kind: 'applied', applied: ready.applied };
  const { isProtected, ...request } = wish;
  const kind = ready.exists ? 'UPDATE' : 'CREATE';
  const made = await makeChangeSet(run, stacks, { ...request, kind });
  if (made.kind === 'refused') return { kind: 'applied', applied: made.applied };
  if (made.kind === 'ready') {
    const end = await execute(run, stacks, wish);
    if (end.kind === 'rolled-back' || end.applied.kind !== 'done') return end;
  }
  await stacks.protect(wish.stack, isProtected);
  return { kind: 'applied', applied: DONE };
}

async function execute(run: Run, stacks: StacksAccess, { stack, name }: StackWish): Promise<End> {
  const before = await stacks.describe(stack);
  // Our clock may run ahead of AWS's, and the events of this change be dated before it started.
  const since = newest(await stacks.events(before?.id ?? stack)) ?? new Date(0);
  await stacks.executeChangeSet(stack, name);
  const ended = await waitForStack(run, stacks, { name: stack, id: before?.id ?? stack, since });
  if (ended === undefined) return { kind: 'applied', applied: endless(stack) };
  const status = ended.stack?.status ?? 'DELETE_COMPLETE';
  if (isSuccess(status)) return { kind: 'applied', applied: DONE };
  return { kind: 'rolled-back', status, reasons: reasonsOf(ended) };
}

function newest(events: readonly { readonly at: Date }[]): Date | undefined {
  return events[0] === undefined ? undefined : new Date(events[0].at.getTime() + 1);
}

type Ready =
  | { readonly kind: 'ready'; readonly exists: boolean }
  | { readonly kind: 'refused'; readonly applied: Applied };

/** Waits for what goes on, clears away what was never created, and says whether a stack is there. */
async function makeReady(run: Run, stacks: StacksAccess, name: string): Promise<Ready> {
  const found = await stacks.describe(name);
  switch (stackCondition(found?.status)) {
    case 'absent':
    case 'reviewed':
      return { kind: 'ready', exists: false };
    case 'settled':
      return { kind: 'ready', exists: true };
    case 'busy': {
      const ended = await waitForStack(run, stacks, { name, id: found!.id, since: new Date(0) });
      return ended === undefined ? { kind: 'refused', applied: endless(name) } : makeReady(run, stacks, name);
    }
    case 'never-created': {
      await stacks.protect(name, false);
      await stacks.deleteStack(name, []);
      const ended = await waitForStack(run, stacks, { name, id: found!.id, since: run.clock.now() });
      const gone = stackCondition(ended?.stack?.status) === 'absent';
      return gone
        ? { kind: 'ready', exists: false }
        : { kind: 'refused', applied: stuck(name, ended?.stack) };
    }
    case 'stuck':
      return { kind: 'refused', applied: stuck(name, found) };
  }
}

function reasonsOf({ stack, events }: EndedStack): readonly string[] {
  const reasons = failureReasons(events);
  return reasons.length > 0 || stack === undefined || stack.reason === '' ? reasons : [stack.reason];
}

function rolledBack(stack: string, { status, reasons }: RolledBack): Applied {
  return {
    kind: 'failed',
    problem: {
      what: `the stack failed and was rolled back (${status}): ${reasons.join('; ') || 'CloudFormation gives no reason'}`,
      where: `stack ${stack}`,
      next: 'Correct what is named and run the same command again; what was rolled back is cleared away by it.',
    },
  };
}

function stuck(name: string, stack: StackFacts | undefined): Applied {
  const status = stack?.status ?? 'unknown';
  return {
    kind: 'failed',
    problem: {
      what: `the stack is in ${status}, from which only a person can lead it on${stack?.reason ? `: ${stack.reason}` : ''}`,
      where: `stack ${name}`,
      next: status.startsWith('UPDATE_ROLLBACK')
        ? `aws cloudformation continue-update-rollback --stack-name ${name}, then run the same command again.`
        : `Delete it with aws cloudformation delete-stack --stack-name ${name}, then run the same command again.`,
    },
  };
}

function endless(stack: string): Applied {
  return {
    kind: 'unfinished',
    problem: {
      what: 'CloudFormation is still at it after an hour',
      where: `stack ${stack}`,
      next: 'Run the same command again; it goes on waiting.',
    },
  };
}
