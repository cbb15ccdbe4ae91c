import type { VerifyProgress } from '../../digest/index.js';
import type { ProgressState } from '../../report/index.js';

export function describeProgress(progress: VerifyProgress): ProgressState {
  switch (progress.phase) {
    case 'listing':
      return { label: 'list', done: progress.objects, unit: 'objects' };
    case 'digests':
      return { label: 'check digests', done: progress.done, total: progress.total, unit: 'digests' };
    case 'logs':
      return {
        label: 'check logs',
        done: progress.done,
        total: progress.total,
        unit: 'log files',
        bytes: progress.bytes,
      };
    default:
      return progress satisfies never;
  }
}
