import { describe, expect, it } from 'vitest';
import type { LakeSummary } from '../../lake/index.js';
import { createOutput } from '../output.js';
import { printLakeSummary } from './print-lake-summary.js';

function summaryOf(accounts: number): LakeSummary {
  return {
    folder: '/lake',
    tables: [],
    firstEvent: '2026-02-27T00:00:00Z',
    lastEvent: '2026-02-28T23:59:59Z',
    accounts: Array.from({ length: accounts }, (_, at) => ({
      accountId: String(100_000_000_000 + at),
      events: 1_000_000 + at,
      regions: 17,
      firstEvent: '2026-02-27T00:00:00Z',
      lastEvent: '2026-02-28T23:59:59Z',
    })),
    unread: [],
    daysToCompact: 0,
  };
}

function show(accounts: number, columns: number | undefined): readonly string[] {
  const stdout: string[] = [];
  const output = createOutput({
    stdout: {
      write: (text) => stdout.push(text),
      ...(columns === undefined ? {} : { isTTY: true, columns }),
    },
    stderr: { write: () => true },
    color: false,
    quiet: false,
    now: () => 0,
  });
  printLakeSummary(output, summaryOf(accounts), 'lake');
  return stdout.join('').trimEnd().split('\n');
}

describe('what a lake holds', () => {
  it('has whole times on a narrow terminal, and bars where there is room', () => {
    const row = '100000000001  1,000,001';
    const times = '17  2026-02-27T00:00:00Z  2026-02-28T23:59:59Z';
    expect(show(2, 80).find((line) => line.startsWith(row))).toMatch(new RegExp(`^${row} +${times}$`));
    expect(show(2, 100).find((line) => line.startsWith(row))).toMatch(new RegExp(`^${row}  █+ +${times}$`));
  });

  it('names the busiest of very many accounts, and how many there are besides', () => {
    const lines = show(200, undefined);
    const named = lines.filter((line) => /^\d{12}/.test(line)).map((line) => line.slice(0, 12));
    expect(named).toHaveLength(25);
    expect([named[0], named.at(-1)]).toEqual(['100000000175', '100000000199']);
    expect(lines.at(-1)).toBe('and 175 more accounts with fewer events; --json names them all');
  });
});
