import { expect, it } from 'vitest';
import { openRuleFolder } from '../../sigma/index.js';
import { createOutput } from '../output.js';
import { listRules } from './list-rules.js';

const pack = await openRuleFolder([]);

function list(columns: number): readonly string[] {
  const stdout: string[] = [];
  const output = createOutput({
    stdout: { write: (text) => stdout.push(text), isTTY: true, columns },
    stderr: { write: () => true },
    color: false,
    quiet: false,
    now: () => 0,
  });
  listRules(output, pack, 'informational', false);
  return stdout.join('').split('\n');
}

it('gives titles the room of tags on a narrow terminal', () => {
  const row = 'bkt-02               critical       Log bucket lifecycle deletes logs too early';
  expect(list(80)).toContain(row);
  expect(list(160).find((line) => line.startsWith(row))).toMatch(/4\.8 +T1485\.001/);
});
