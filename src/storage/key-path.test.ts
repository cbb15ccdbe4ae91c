import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInside, keyPath } from './key-path.js';

const root = '/var/logs';

const hostile = [
  '',
  '/',
  '../up',
  '..',
  'a/../../up',
  'a/..',
  './a',
  'a/./b',
  '/etc/passwd',
  'a//b',
  'a/\0',
  '.metadata/a.json',
  'a/.metadata/b',
  'a/.orgtrail-put-0',
];

it.each(hostile)('refuses the key %j', (key) => {
  expect(keyPath(root, key)).toMatchObject({ kind: 'refused' });
});

it.each(['a', 'a/b.json.gz', '..a', 'a..', '...', 'a b+c%2F', 'AWSLogs/'])('takes the key %j', (key) => {
  expect(keyPath(root, key)).toEqual({ kind: 'path', path: join(root, key).replace(/\/$/, '') });
});

it('never leads out of the folder', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', '\0', '...', '.metadata'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('/')),
      (key) => {
        const found = keyPath(root, key);
        expect(found.kind === 'refused' || (isInside(root, found.path) && found.path !== root)).toBe(true);
      },
    ),
  );
});

it('knows a folder from one whose name begins the same', () => {
  expect([isInside('/a', '/a/b'), isInside('/a', '/a'), isInside('/', '/a')]).toEqual([true, true, true]);
  expect(isInside('/a', '/ab')).toBe(false);
});
