import type { Outcome, Progress } from '../../deploy/index.js';
import { dim, formatDuration, green, red, type Span, yellow } from '../../report/index.js';
import type { Output } from '../output.js';
import { describePlace } from './describe-place.js';

const OUTCOMES: Readonly<Record<Outcome, Span>> = {
  unchanged: dim('unchanged   '),
  changed: green('changed     '),
  held: yellow('held        '),
  blocked: red('blocked     '),
  failed: red('failed      '),
  unfinished: yellow('unfinished  '),
  interrupted: yellow('interrupted '),
  'not-reached': dim('not reached '),
};

/** Tells a run as it goes on: results of steps, events of stacks, and what is waited for, once each. */
export function tellProgress(output: Output, now: () => number, json: boolean): (progress: Progress) => void {
  const waitedFor = new Set<string>();
  const tell = json ? output.note : output.print;
  return (progress) => {
    switch (progress.kind) {
      case 'step-started':
        return output.progress.update({
          label: progress.title,
          done: progress.number,
          total: progress.of,
          unit: 'steps',
        });
      case 'step-ended': {
        const { outcome, id, place } = progress.result;
        return tell([OUTCOMES[outcome], `${id}  ${describePlace(place)}`]);
      }
      case 'stack-event': {
        const { at, status, logicalId, resourceType, reason } = progress.event;
        const text = `${status}  ${logicalId}  ${resourceType}${reason === '' ? '' : `  ${reason}`}`;
        return output.note([dim(`  ${at.toISOString().slice(11, 19)}  `), text]);
      }
      case 'waiting': {
        const waited = formatDuration(Math.max(0, now() - progress.since.getTime()));
        if (!waitedFor.has(progress.what)) output.note([dim(`  waits: ${progress.what}`)]);
        waitedFor.add(progress.what);
        return output.progress.update({ label: `${progress.what} (${waited})`, done: 0, unit: 'done' });
      }
    }
  };
}
