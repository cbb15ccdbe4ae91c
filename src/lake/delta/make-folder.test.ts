import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-test-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

describe('makeFolder', () => {
  it('makes a folder and those above it, also when several want the same', async () => {
    const path = join(folder, 'a', 'b', 'c');
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(folder, 'a', 'd'))]);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('does not take a file for a folder', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('refuses what a file system refuses, instead of asking again without end', async () => {
    await expect(makeFolder('/proc/orgtrail-test/lake')).rejects.toThrow(/ENOENT|EACCES|cannot be made here/);
  });
});
