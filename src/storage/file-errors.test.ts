import { expect, it } from 'vitest';
import { unavailableFile } from './file-errors.js';

const error = (code: string) => Object.assign(new Error(`${code}: no luck`), { code });

it.each([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EISDIR', 'missing'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EIO', 'unreadable'],
  ['ENAMETOOLONG', 'unreadable'],
])('%s is %s', (code, kind) => {
  expect(unavailableFile(error(code), '/logs/a')).toEqual({ kind, detail: `/logs/a: ${code}: no luck` });
});

it.each([
  ['ENOSPC', '/logs/a: disk full'],
  ['EDQUOT', '/logs/a: disk full'],
  ['EROFS', '/logs/a: read-only file system'],
])('%s ends the run', (code, message) => {
  expect(() => unavailableFile(error(code), '/logs/a')).toThrow(message);
});

it('passes a bug on as it is', () => {
  const bug = new TypeError('x is not a function');
  expect(() => unavailableFile(bug, '/logs/a')).toThrow(bug);
});
