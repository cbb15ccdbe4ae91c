import type { ChangeSetChange, ChangeSetRequest, StacksAccess } from '../access/index.js';
import { type Applied, poll, type Run } from '../engine/index.js';

export type MadeChangeSet =
  | { readonly kind: 'ready' }
  /** CloudFormation fails a change set that would change nothing. */
  | { readonly kind: 'nothing-to-change' }
  | { readonly kind: 'refused'; readonly applied: Applied };

const CHANGE_SET_PATIENCE = { everyMilliseconds: 2000, forMilliseconds: 10 * 60_000 };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-view.html */
const NOTHING = /didn't contain changes|No updates are to be performed/i;

/** Makes a change set and looks at it before anything is executed. One of an earlier run is thrown away. */
export async function makeChangeSet(
  run: Run,
  stacks: StacksAccess,
  request: ChangeSetRequest,
): Promise<MadeChangeSet> {
  const { stack, name } = request;
  await stacks.deleteChangeSet(stack, name);
  await stacks.createChangeSet(request);
  const made = await poll(run, CHANGE_SET_PATIENCE, async () => {
    const facts = await stacks.describeChangeSet(stack, name);
    return facts.status === 'CREATE_COMPLETE' || facts.status === 'FAILED' ? facts : undefined;
  });
  if (made?.status === 'CREATE_COMPLETE') {
    const harmful = made.changes.find(isHarmful);
    if (harmful === undefined) return { kind: 'ready' };
    await stacks.deleteChangeSet(stack, name);
    return { kind: 'refused', applied: wouldLose(stack, harmful) };
  }
  await stacks.deleteChangeSet(stack, name);
  if (made !== undefined && NOTHING.test(made.reason)) return { kind: 'nothing-to-change' };
  return { kind: 'refused', applied: notMade(stack, made?.reason) };
}

/** What holds evidence, or the only key to it. */
const PRECIOUS = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::CloudTrail::Trail'];

/** A resource that is replaced is made anew under another id, and the old one is deleted. */
function isHarmful({ action, resourceType, replacement }: ChangeSetChange): boolean {
  return PRECIOUS.includes(resourceType) && (action === 'Remove' || replacement === 'True');
}

function wouldLose(stack: string, { logicalId, resourceType, action }: ChangeSetChange): Applied {
  return {
    kind: 'failed',
    problem: {
      what: `CloudFormation would ${action === 'Remove' ? 'remove' : 'replace'} ${logicalId} (${resourceType}), which holds evidence or the key to it`,
      where: `stack ${stack}`,
      next: 'Nothing was changed. Give the resource its old name in the configuration, or take the stack down with orgtrail destroy first.',
    },
  };
}

function notMade(stack: string, reason: string | undefined): Applied {
  return {
    kind: 'failed',
    problem: {
      what: `CloudFormation did not make the change set: ${reason ?? 'it is not ready after ten minutes'}`,
      where: `stack ${stack}`,
      next: 'Nothing was changed. Correct what it names and run the same command again.',
    },
  };
}
