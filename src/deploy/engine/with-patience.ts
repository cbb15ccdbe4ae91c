import { RefusedCallError } from '../../errors.js';
import type { Run } from './step.js';

/** Refused now and taken a little later: policies and roles that are not seen everywhere yet, and changes of others. */
const PASSING = [
  'ConcurrentModificationException',
  'ConflictException',
  'FinalizingOrganizationException',
  'InsufficientDependencyServiceAccessPermissionException',
  'InsufficientEncryptionPolicyException',
  'InsufficientS3BucketPolicyException',
  'InvalidCloudWatchLogsRoleArnException',
  'OperationAborted',
  'OperationInProgressException',
  'PolicyChangesInProgressException',
  'ThrottlingException',
  'TooManyRequestsException',
];

const PATIENCE_MILLISECONDS = 120_000;
const LONGEST_PAUSE = 20_000;

/** Calls again with growing pauses for two minutes, as long as the refusal is one that passes. */
export async function withPatience<Value>(run: Run, call: () => Promise<Value>): Promise<Value> {
  const end = run.clock.now().getTime() + PATIENCE_MILLISECONDS;
  for (let pause = 2000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    run.signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      const passes = error instanceof RefusedCallError && PASSING.includes(error.code);
      if (!passes || run.clock.now().getTime() + pause > end) throw error;
      run.report({ kind: 'waiting', what: `${error.action}: ${error.code}`, since: run.clock.now() });
      await run.clock.sleep(pause, run.signal);
    }
  }
}
