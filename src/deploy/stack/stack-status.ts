import type { StackStatus } from '../access/index.js';

/**
 * What a stack's status means for whoever wants to change it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-resources-status-codes
 */
export type StackCondition =
  | 'absent'
  /** A change set was made for a stack that is not there yet. */
  | 'reviewed'
  | 'settled'
  | 'busy'
  /** Its creation failed; nothing can be done with it but delete it. */
  | 'never-created'
  /** Only a person can say how it goes on. */
  | 'stuck';

export function stackCondition(status: StackStatus | undefined): StackCondition {
  if (status === undefined || status === 'DELETE_COMPLETE') return 'absent';
  if (status === 'REVIEW_IN_PROGRESS') return 'reviewed';
  if (status.endsWith('_IN_PROGRESS')) return 'busy';
  if (status === 'ROLLBACK_COMPLETE' || status === 'CREATE_FAILED' || status === 'ROLLBACK_FAILED') {
    return 'never-created';
  }
  return status.endsWith('_COMPLETE') ? 'settled' : 'stuck';
}

/** The ends that mean that what was asked for is done. */
export function isSuccess(status: StackStatus): boolean {
  return ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE', 'DELETE_COMPLETE'].includes(status);
}
