import type { Snapshot } from '../../audit/index.js';
import type { CollectionProgress } from '../../aws/index.js';
import type { Configuration } from '../../config/index.js';
import type { Output } from '../output.js';
import type { AuditInvocation } from './run-audit.js';

/** Asks AWS. */
export async function takeSnapshot(
  { options, globals, output, signal, now }: AuditInvocation,
  configuration: Configuration | undefined,
): Promise<Snapshot> {
  const { collectSnapshot } = await import('../../aws/index.js');
  const { profile } = globals;
  try {
    return await collectSnapshot({
      roleName: options.role,
      now: new Date(now()),
      signal,
      report: (progress) => tell(output, progress),
      ...(configuration !== undefined && { configuration }),
      ...(profile !== undefined && { profile }),
    });
  } finally {
    output.progress.clear();
  }
}

const LABELS = {
  organization: 'asks the organization',
  accounts: 'asks accounts',
  buckets: 'looks at what was delivered',
  rest: 'asks for keys, stack sets and costs',
} as const;

function tell(output: Output, progress: CollectionProgress): void {
  const label = LABELS[progress.kind];
  if (progress.kind !== 'accounts') return output.progress.update({ label, done: 0, unit: 'steps' });
  const { done, total } = progress;
  output.progress.update({ label, done, total, unit: 'accounts' });
}
