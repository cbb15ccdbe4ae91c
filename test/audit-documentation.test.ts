import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../src/audit/index.js';
import { BREAKS } from './interop/moto/audit/breaks/index.js';

const page = readFileSync(new URL('../docs/audit.md', import.meta.url), 'utf8');
const broken = new Set(BREAKS.flatMap(({ fails }) => fails));

describe('docs/audit.md', () => {
  it('names the checks that no break of the interop suite makes fail', () => {
    const [, listed = ''] = /tested only on snapshots[^:]*: ([A-Z0-9, -]+)\./.exec(page) ?? [];
    expect(listed.split(', ')).toEqual(CHECKS.map(({ id }) => id).filter((id) => !broken.has(id)));
  });

  it('is about checks that there are', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect([...broken].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
