import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryStore, type MemoryStore } from '../../src/storage/index.js';
import { type S3Server, startS3Server } from '../contract/s3-server.js';
import { INVICTUS, orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const ACCOUNT = '218007301253';
const DAY = `AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/2023/07/10/`;
const env = { AWS_ACCESS_KEY_ID: 'example', AWS_SECRET_ACCESS_KEY: 'example', AWS_MAX_ATTEMPTS: '2' };

let server: S3Server;
let bucket: MemoryStore;
let files = 0;

beforeAll(async () => {
  bucket = createMemoryStore();
  for (const name of await readdir(join(INVICTUS, 'CloudTrail'))) {
    const body = gzipSync(await readFile(join(INVICTUS, 'CloudTrail', name)));
    await bucket.put(`${DAY}${name}.gz`, body, { metadata: { signature: 'kept' } });
    files += 1;
  }
  await bucket.put(`AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/2023/06/01/other.json.gz`, gzipSync('{}'));
  server = await startS3Server({ buckets: { logs: bucket } });
});
afterAll(async () => server.stop());

async function run(...args: readonly string[]) {
  const { exit, stdout, stderr } = await orgtrail([...args, '--endpoint-url', server.url], {
    cwd: folder,
    env,
  });
  return { exit, stderr, document: JSON.parse(stdout) };
}

it('ingests from a bucket, and a second time only what is new', async () => {
  const first = await run('ingest', 's3://logs', '--lake', 'lake', '--json');
  expect(first).toMatchObject({
    exit: 0,
    document: {
      location: 's3://logs/',
      objects: { listed: files + 1, ingested: files },
      events: { stored: 2900 },
    },
  });
  const second = await run('ingest', 's3://logs', '--lake', 'lake', '--json');
  expect(second.document).toMatchObject({ objects: { known: files, ingested: 0 }, events: { stored: 0 } });
});

it('lists only the days of a range, not the bucket', async () => {
  server.requests.length = 0;
  const range = ['--from', '2023-07-10', '--to', '2023-07-11'];
  const { document } = await run('ingest', 's3://logs', '--lake', 'narrow-lake', ...range, '--json');
  expect(document).toMatchObject({ objects: { listed: files, ingested: files }, events: { stored: 2900 } });
  const lists = server.requests
    .filter((request) => request.includes('list-type=2'))
    .map((request) => decodeURIComponent(request));
  expect(lists.some((request) => request.includes(`prefix=${DAY}`))).toBe(true);
  expect(
    lists.filter((request) => /prefix=(?:&|$)/.test(request) && !request.includes('delimiter=/')).length,
  ).toBeLessThanOrEqual(1);
});

it('reads the original record again from the bucket', async () => {
  const sql = "select event_id from cloudtrail_events where event_name = 'StopLogging' order by 1 limit 1";
  const { stdout } = await orgtrail(['query', '--sql', sql, '--format', 'csv', '--lake', 'lake', '--quiet'], {
    cwd: folder,
  });
  const eventId = stdout.trimEnd().split('\n')[1]!;
  const { document } = await run('lake', 'record', eventId, '--lake', 'lake', '--json');
  expect(document.records).toMatchObject([{ kind: 'found', location: 's3://logs/', unchanged: true }]);
  expect(JSON.parse(document.records[0].text)).toMatchObject({ eventName: 'StopLogging', eventID: eventId });
});

it('copies a bucket into a folder with its metadata, and back', async () => {
  const there = await run('copy', 's3://logs', 'evidence', '--json');
  expect(there).toMatchObject({
    exit: 0,
    document: { objects: { listed: files + 1, copied: files + 1, failed: 0 } },
  });
  const [name] = await readdir(join(folder, 'evidence', DAY));
  const sidecar = await readFile(join(folder, 'evidence', '.metadata', DAY, `${name}.json`), 'utf8');
  expect(JSON.parse(sidecar)).toEqual({ signature: 'kept' });
  const back = await run('copy', 'evidence', 's3://logs', '--json');
  expect(back.document.objects).toMatchObject({ copied: 0, present: files + 1 });
});

it('refuses to simulate among objects that are there, unless told', async () => {
  const { exit, stderr } = await orgtrail(['simulate', '--out', 's3://logs', '--endpoint-url', server.url], {
    env,
  });
  expect(exit).toBe(2);
  expect(stderr).toContain('Give --yes if that is meant.');
});
