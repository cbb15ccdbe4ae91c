import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from './orgtrail.js';

const app = fileURLToPath(new URL('../../examples/cdk/app.mjs', import.meta.url));

it('the example of a CDK app synthesizes', async () => {
  const out = join(await temporaryFolder(), 'cdk.out');
  await promisify(execFile)(process.execPath, [app], {
    env: { ...process.env, CDK_OUTDIR: out, JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1' },
  });
  const templates = (await readdir(out)).filter((name) => name.endsWith('.template.json'));
  expect(templates).toEqual(
    expect.arrayContaining([expect.stringMatching(/logarchive/i), expect.stringMatching(/trail/i)]),
  );
  const logArchive = templates.find((name) => /logarchive[0-9A-F]+\.template/i.test(name))!;
  const text = await readFile(join(out, logArchive), 'utf8');
  expect(text).toContain('"ObjectLockEnabled": true');
  expect(text).toContain('"Value": "security"');
  const hub = templates.find((name) => /hub[0-9A-F]+\.template/i.test(name))!;
  expect(await readFile(join(out, hub), 'utf8')).toContain('"Handler": "matcher.handler"');
}, 60_000);
