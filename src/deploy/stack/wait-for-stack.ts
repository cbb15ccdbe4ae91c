import type { StackEvent, StackFacts, StacksAccess } from '../access/index.js';
import { poll, type Run } from '../engine/index.js';
import { stackCondition } from './stack-status.js';

/** A stack of ours is there in minutes; an hour says that somebody has to look. */
const STACK_PATIENCE = { everyMilliseconds: 5000, forMilliseconds: 60 * 60_000 };

const BEGINNING_MILLISECONDS = 60_000;

export interface EndedStack {
  /** `undefined` when it is gone. */
  readonly stack: StackFacts | undefined;
  /** Of this wait, the oldest first. */
  readonly events: readonly StackEvent[];
}

/**
 * Tells every event of a stack that is being changed until it no longer is. Events before `since` belong to
 * what happened earlier. `undefined` when it goes on after an hour.
 */
export async function waitForStack(
  run: Run,
  stacks: StacksAccess,
  { name, id, since }: { readonly name: string; readonly id: string; readonly since: Date },
): Promise<EndedStack | undefined> {
  const told = new Map<string, StackEvent>();
  const startedAt = run.clock.now();
  const tell = async (): Promise<void> => {
    const events = (await stacks.events(id)).filter(({ id, at }) => !told.has(id) && at >= since);
    for (const event of events.reverse()) {
      told.set(event.id, event);
      run.report({ kind: 'stack-event', stack: name, event });
    }
  };
  return poll(run, STACK_PATIENCE, async () => {
    const stack = await stacks.describe(name);
    await tell();
    const condition = stackCondition(stack?.status);
    // Right after a request the status may still be the one from before it.
    const hasBegun =
      told.size > 0 || run.clock.now().getTime() - startedAt.getTime() > BEGINNING_MILLISECONDS;
    if (condition === 'absent' || (condition !== 'busy' && hasBegun)) {
      return { stack, events: [...told.values()] };
    }
    run.report({ kind: 'waiting', what: `stack ${name}: ${stack?.status}`, since: startedAt });
    return undefined;
  });
}
