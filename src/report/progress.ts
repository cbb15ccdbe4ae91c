import { fitText } from './fit-text.js';
import { formatCount } from '../count-of.js';
import { formatBytes, formatDuration, formatShare } from './numbers.js';

export interface ProgressState {
  readonly label: string;
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
  /** What is counted: `files`, `objects`. */
  readonly unit: string;
  readonly bytes?: number;
}

export interface Progress {
  update(state: ProgressState): void;
  /** Takes the line away. */
  clear(): void;
}

/** A terminal as progress needs it. `process.stderr` is one. */
export interface ProgressTerminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export const SILENT_PROGRESS: Progress = { update() {}, clear() {} };

const MILLISECONDS_BETWEEN_DRAWS = 100;
const ERASE_LINE = '\r\u001b[2K';

/** One line on a terminal that is rewritten at most ten times a second; nothing when it is not a terminal. */
export function createProgress(terminal: ProgressTerminal, now: () => number): Progress {
  if (terminal.isTTY !== true) return SILENT_PROGRESS;
  let started: { readonly label: string; readonly at: number } | undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    update(state) {
      const at = now();
      if (started?.label !== state.label) started = { label: state.label, at };
      if (at - drawnAt < MILLISECONDS_BETWEEN_DRAWS) return;
      drawnAt = at;
      const text = describeProgress(state, at - started.at);
      terminal.write(ERASE_LINE + fitText(text, (terminal.columns ?? 80) - 1));
    },
    clear() {
      if (started !== undefined) terminal.write(ERASE_LINE);
      started = undefined;
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** `ingest  1,200 of 2,000 files  60%  600 files/s  12.0 MB/s  2 s left`. */
export function describeProgress(state: ProgressState, elapsed: number): string {
  const perSecond = elapsed > 0 ? (state.done / elapsed) * 1000 : 0;
  return [state.label, ...describeCount(state), ...describeRate(state, elapsed, perSecond)].join('  ');
}

function describeCount({ done, total, unit }: ProgressState): readonly string[] {
  if (total === undefined) return [`${formatCount(done)} ${unit}`];
  return [`${formatCount(done)} of ${formatCount(total)} ${unit}`, formatShare(done, total)];
}

function describeRate(state: ProgressState, elapsed: number, perSecond: number): readonly string[] {
  if (perSecond === 0) return [];
  const rate = [`${formatCount(Math.round(perSecond))} ${state.unit}/s`];
  if (state.bytes !== undefined) rate.push(`${formatBytes((state.bytes / elapsed) * 1000)}/s`);
  if (state.total === undefined || state.done >= state.total) return rate;
  return [...rate, `${formatDuration(((state.total - state.done) / perSecond) * 1000)} left`];
}
