import type { AuditedRole } from '../../aws/index.js';
import type { Configuration } from '../../config/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Output } from '../output.js';

/** What an audit needs in an account of that role, as IAM takes it. */
export async function printPolicy(
  output: Output,
  role: AuditedRole,
  readerRole: string,
  configuration: Configuration | undefined,
): Promise<ExitCode> {
  const { auditorPolicy } = await import('../../aws/index.js');
  const policy = auditorPolicy(role, {
    partition: configuration?.partition ?? 'aws',
    bucket: configuration?.logBucket.name ?? '*',
    readerRole,
  });
  output.document(policy);
  return EXIT.clean;
}
