import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UserError } from '../errors.js';
import { formatLocation, type Location, objectAddress, parseLocation } from './location.js';

const good: readonly (readonly [string, Location])[] = [
  ['./logs', { kind: 'folder', path: './logs' }],
  ['/var/log/trail', { kind: 'folder', path: '/var/log/trail' }],
  ['C:\\logs', { kind: 'folder', path: 'C:\\logs' }],
  ['s3:logs', { kind: 'folder', path: 's3:logs' }],
  ['file:///var/log', { kind: 'folder', path: '/var/log' }],
  ['s3://bucket', { kind: 's3', bucket: 'bucket', prefix: '' }],
  ['s3://bucket/', { kind: 's3', bucket: 'bucket', prefix: '' }],
  ['S3://bucket/a/b', { kind: 's3', bucket: 'bucket', prefix: 'a/b/' }],
  ['s3://bucket/a//b/', { kind: 's3', bucket: 'bucket', prefix: 'a//b/' }],
  ['s3://Old_Bucket.example', { kind: 's3', bucket: 'Old_Bucket.example', prefix: '' }],
];

it.each(good)('reads %s', (text, location) => {
  expect(parseLocation(text)).toEqual(location);
});

const bad: readonly (readonly [string, RegExp])[] = [
  ['', /empty/],
  ['  ', /empty/],
  ['s3://', /bucket is missing/],
  ['s3:///prefix', /bucket is missing/],
  ['s3://b', /not a bucket name/],
  ['s3://two words/x', /not a bucket name/],
  ['https://bucket.s3.amazonaws.com/x', /only folders and s3/],
  ['gs://bucket', /only folders and s3/],
  ['file://server/share%2F', /not a folder of this machine/],
  ['arn:aws:s3:::bucket', /ARN/],
  ['a\0b', /NUL/],
];

it.each(bad)('refuses %j and says why', (text, reason) => {
  expect(() => parseLocation(text)).toThrow(UserError);
  expect(() => parseLocation(text)).toThrow(reason);
});

it('writes a location so that it is read as the same', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9 _=+.-]{1,8}$/);
  const location = fc.record({
    kind: fc.constant('s3' as const),
    bucket: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{1,20}[a-z0-9]$/),
    prefix: fc.array(part, { maxLength: 4 }).map((parts) => parts.map((part) => `${part}/`).join('')),
  });
  fc.assert(
    fc.property(location, (location) => {
      expect(parseLocation(formatLocation(location))).toEqual(location);
    }),
  );
});

it('gives an object one address from every location that holds it', () => {
  expect(objectAddress('s3://bucket/', 'a/b')).toBe('s3://bucket/a/b');
  expect(objectAddress('s3://bucket/a/', 'b')).toBe('s3://bucket/a/b');
  expect(objectAddress('/logs', 'a/b')).toBe(objectAddress('/logs/a', 'b'));
});
