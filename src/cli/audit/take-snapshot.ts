import type { Snapshot } from '../../audit/index.js';
import type { Configuration } from '../../config/index.js';
import { UserError } from '../../errors.js';
import type { AuditInvocation } from './run-audit.js';

/** Asks AWS. */
export async function takeSnapshot(
  _invocation: AuditInvocation,
  _configuration: Configuration | undefined,
): Promise<Snapshot> {
  throw new UserError({
    what: 'a snapshot cannot be taken yet',
    next: 'Give one that was saved: --snapshot FILE.',
  });
}
