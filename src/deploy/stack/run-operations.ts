import type { StackSetOperation, StackSetsAccess } from '../access/index.js';
import { type Applied, DONE, poll, type Run } from '../engine/index.js';

/** One operation of a stack set, of which there can be one at a time. */
export interface Operation {
  readonly what: string;
  readonly start: (stackSets: StackSetsAccess, name: string) => Promise<string>;
}

/** Many accounts, a few at a time; three hours are more than AWS has needed for thousands. */
const OPERATION_PATIENCE = { everyMilliseconds: 15_000, forMilliseconds: 3 * 60 * 60_000 };

/** Waits for what still goes on from an earlier run, then runs the operations one after the other. */
export async function runOperations(
  run: Run,
  stackSets: StackSetsAccess,
  name: string,
  operations: readonly Operation[],
): Promise<Applied> {
  for (const earlier of await stackSets.runningOperations(name)) {
    const applied = await waitForOperation(run, stackSets, name, earlier, 'an operation of an earlier run');
    if (applied.kind !== 'done') return applied;
  }
  for (const { what, start } of operations) {
    const applied = await waitForOperation(run, stackSets, name, await start(stackSets, name), what);
    if (applied.kind !== 'done') return applied;
  }
  return DONE;
}

async function waitForOperation(
  run: Run,
  stackSets: StackSetsAccess,
  name: string,
  operationId: string,
  what: string,
): Promise<Applied> {
  const since = run.clock.now();
  const ended = await poll(run, OPERATION_PATIENCE, async () => {
    const operation = await stackSets.operation(name, operationId);
    if (!['RUNNING', 'QUEUED', 'STOPPING'].includes(operation.status)) return operation;
    run.report({ kind: 'waiting', what: `stack set ${name}: ${what}`, since });
    return undefined;
  });
  return judge(name, what, ended);
}

function judge(name: string, what: string, ended: StackSetOperation | undefined): Applied {
  const where = `stack set ${name}`;
  if (ended?.status === 'SUCCEEDED') return DONE;
  if (ended === undefined) {
    const next = 'Run the same command again; it goes on waiting.';
    return {
      kind: 'unfinished',
      problem: { what: `${what} is still going on after three hours`, where, next },
    };
  }
  return {
    kind: 'failed',
    problem: {
      what: `${what} ended as ${ended.status}${ended.reason === '' ? '' : `: ${ended.reason}`}`,
      where,
      next: `aws cloudformation list-stack-instances --stack-set-name ${name} says for each account why. Then run the same command again.`,
    },
  };
}
