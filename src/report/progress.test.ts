import { describe, expect, it } from 'vitest';
import { createProgress, describeProgress, type ProgressTerminal } from './progress.js';

function recordingTerminal(isTTY: boolean): ProgressTerminal & { readonly written: string[] } {
  const written: string[] = [];
  return { isTTY, columns: 60, written, write: (text) => written.push(text) };
}

describe('describeProgress', () => {
  it('tells the rate and the time left once there is a rate', () => {
    const state = { label: 'ingest', done: 1200, total: 2000, unit: 'files', bytes: 24e6 };
    expect(describeProgress(state, 2000)).toBe(
      'ingest  1,200 of 2,000 files  60%  600 files/s  12.0 MB/s  1.3 s left',
    );
  });

  it('tells only the count at the start', () => {
    expect(describeProgress({ label: 'list', done: 0, unit: 'objects' }, 0)).toBe('list  0 objects');
  });
});

describe('createProgress', () => {
  it('writes nothing when the output is not a terminal', () => {
    const terminal = recordingTerminal(false);
    const progress = createProgress(terminal, () => 0);
    progress.update({ label: 'ingest', done: 1, unit: 'files' });
    progress.clear();
    expect(terminal.written).toEqual([]);
  });

  it('rewrites one line, at most ten times a second, and takes it away at the end', () => {
    const terminal = recordingTerminal(true);
    let clock = 0;
    const progress = createProgress(terminal, () => clock);
    for (clock = 0; clock < 300; clock += 10)
      progress.update({ label: 'ingest', done: clock, unit: 'files' });
    progress.clear();
    expect(terminal.written).toHaveLength(4);
    expect(terminal.written.every((text) => text.startsWith('\r\u001b[2K') && !text.includes('\n'))).toBe(
      true,
    );
    expect(terminal.written.at(-1)).toBe('\r\u001b[2K');
  });

  it('fits the line into the terminal and cleans the label', () => {
    const terminal = recordingTerminal(true);
    createProgress(terminal, () => 0).update({
      label: `\u001b[31m${'x'.repeat(100)}`,
      done: 1,
      unit: 'files',
    });
    const [text] = terminal.written;
    expect(text!.slice(5).length).toBeLessThanOrEqual(59);
    expect(text!.slice(5)).not.toContain('\u001b');
  });
});
