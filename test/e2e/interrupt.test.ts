import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();

beforeAll(async () => {
  const size = ['--days', '1', '--events-per-day', '30000', '--scenario', 'none', '--ends-at', '2026-03-01'];
  const { exit } = await orgtrail(['simulate', '--out', 'logs', ...size], { cwd: folder });
  expect(exit).toBe(0);
});

async function waitFor(path: string): Promise<void> {
  while (!existsSync(path)) await setTimeout(5);
}

async function stored(lake: string): Promise<number> {
  const { stdout } = await orgtrail(['ingest', 'logs', '--lake', lake, '--json'], { cwd: folder });
  expect(JSON.parse(stdout).objects.failed).toBe(0);
  const sql = 'select count(*) as n, count(distinct event_id) as ids from cloudtrail_events';
  const answer = await orgtrail(['query', '--lake', lake, '--json', '--sql', sql], { cwd: folder });
  const [{ n, ids }] = JSON.parse(answer.stdout).rows;
  expect(ids).toBe(n);
  return n;
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of an ingest says how to go on, and the next run completes it',
  async (signal) => {
    const lake = join(folder, signal);
    const { exit, stdout, stderr } = await orgtrail(['ingest', 'logs', '--lake', lake, '--threads', '1'], {
      cwd: folder,
      // The last table is made when the lake is there and no log has been read.
      meanwhile: async (kill) => {
        await waitFor(join(lake, 'findings', '_delta_log', '00000000000000000000.json'));
        kill(signal);
      },
    });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(/^orgtrail: interrupted/);
    expect(stderr).toContain('Run the same command again to go on.');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await stored(lake)).toBe(await stored(join(folder, 'whole')));
  },
);

it('SIGINT stops a query that would take minutes', async () => {
  const sql = 'select count(*) from range(100000000000) as t(i) where i % 7 = 3';
  const { exit, stdout, stderr } = await orgtrail(['query', '--lake', join(folder, 'whole'), '--sql', sql], {
    meanwhile: async (kill) => {
      await setTimeout(1500);
      kill('SIGINT');
    },
  });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toMatch(/^orgtrail: interrupted/);
});

it('a second SIGINT leaves at once', async () => {
  const { exit } = await orgtrail(['ingest', 'logs', '--lake', join(folder, 'twice')], {
    cwd: folder,
    meanwhile: async (kill) => {
      await waitFor(join(folder, 'twice', 'findings', '_delta_log', '00000000000000000000.json'));
      kill('SIGINT');
      await setTimeout(20);
      kill('SIGINT');
    },
  });
  expect(exit).toBe(2);
});
