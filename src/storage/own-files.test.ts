import { expect, it } from 'vitest';
import { copyManifestName, isOwnFile, isWorkFile } from './own-files.js';

const work = [
  '.metadata/AWSLogs/a.json',
  'copy/.metadata/a.json',
  '.orgtrail/lake/cloudtrail_events/anything',
  'lake/cloudtrail_events/_delta_log/00000000000000000000.json',
  'lake/cloudtrail_events/dt=2026-03-01/part-0.parquet',
  '.orgtrail-put-0b0e',
  copyManifestName(new Date('2026-03-01T10:20:30.400Z'), 1),
];
const statements = ['truth.json', 'AWSLogs/organization.json', 'public-keys.json', 'orgtrail.yaml'];
const evidence = [
  'AWSLogs/111122223333/CloudTrail/x.json.gz',
  'notes/my-truth.json',
  'export/part-0.parquet',
  'dt=2026-03-01/log.json.gz',
  'copy-manifest.txt',
  'metadata/a.json',
];

it.each(work)('%s is our own and stays in its place', (key) => {
  expect([isOwnFile(key), isWorkFile(key)]).toEqual([true, true]);
});

it.each(statements)('%s is our own but goes with a copy', (key) => {
  expect([isOwnFile(key), isWorkFile(key)]).toEqual([true, false]);
});

it.each(evidence)('%s is not ours', (key) => {
  expect(isOwnFile(key)).toBe(false);
});

it('names the parts of a manifest by the start of the copy', () => {
  expect(copyManifestName(new Date('2026-03-01T10:20:30.400Z'), 12)).toBe(
    'copy-manifest-20260301T102030Z-0012.ndjson',
  );
});
