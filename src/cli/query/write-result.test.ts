import { describe, expect, it } from 'vitest';
import type { QueryResult, ResultRow } from '../../query/index.js';
import { createOutput } from '../output.js';
import { type TextFormat, writeResult } from './write-result.js';

const statistics = { files: 3, pruned: 11, bytes: 1_200_000, milliseconds: 45 };

function resultOf(rows: readonly ResultRow[]): QueryResult {
  return {
    columns: [
      { name: 'event_time', type: 'timestamp' },
      { name: 'agent', type: 'text' },
      { name: 'keys', type: 'text[]' },
      { name: 'request', type: 'json' },
      { name: 'n', type: 'integer' },
    ],
    batches: (async function* () {
      for (const row of rows) yield [row];
    })(),
    statistics,
  };
}

const row: ResultRow = ['2026-03-01T08:30:00.000Z', '=\u001b[31m"x"', ['AKIA1', 'ASIA2'], { a: 1 }, 12];

async function write(format: TextFormat, rows: readonly ResultRow[], columns?: number) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = createOutput({
    stdout: { write: (text) => stdout.push(text), ...(columns !== undefined && { isTTY: true, columns }) },
    stderr: { write: (text) => stderr.push(text) },
    color: false,
    quiet: false,
    now: () => 0,
  });
  await writeResult(output, resultOf(rows), format);
  return { stdout: stdout.join(''), stderr: stderr.join('') };
}

describe('writeResult', () => {
  it('writes a table with what was read below it', async () => {
    expect(await write('table', [row])).toEqual({
      stdout: [
        'event_time            agent           keys          request   n',
        '2026-03-01T08:30:00Z  =\\u001b[31m"x"  AKIA1, ASIA2  {"a":1}  12',
        '',
      ].join('\n'),
      stderr: '1 row; 3 files (1.20 MB) read, 11 pruned, 45 ms\n',
    });
  });

  it('fits a table into the terminal', async () => {
    const { stdout } = await write('table', [row], 60);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('says how many rows a table leaves out', async () => {
    const { stdout, stderr } = await write(
      'table',
      Array.from({ length: 1001 }, () => row),
    );
    expect(stdout.split('\n')).toHaveLength(1002);
    expect(stderr).toContain('1,000 rows of 1,001 rows shown');
  });

  it('writes one JSON document whose values are those of the rows', async () => {
    const { stdout } = await write('json', [row, row]);
    const [event_time, agent, keys, request, n] = row;
    expect(JSON.parse(stdout)).toEqual({
      schema: 'orgtrail.query/1',
      columns: resultOf([]).columns,
      rows: [0, 1].map(() => ({ event_time, agent, keys, request, n })),
      stats: statistics,
    });
    expect(stdout).not.toContain('\u001b');
  });

  it('writes a document without rows', async () => {
    expect(JSON.parse((await write('json', [])).stdout).rows).toEqual([]);
  });

  it('writes a JSON object on each line', async () => {
    const { stdout } = await write('ndjson', [row, row]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).n),
    ).toEqual([12, 12]);
  });

  it('writes CSV without formulas', async () => {
    expect((await write('csv', [row])).stdout).toBe(
      'event_time,agent,keys,request,n\n' +
        '2026-03-01T08:30:00.000Z,"\'=\\u001b[31m""x""","[""AKIA1"",""ASIA2""]","{""a"":1}",12\n',
    );
  });
});
