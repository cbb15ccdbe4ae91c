import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildManifest, detectionOptions, type Manifest } from '../../../src/resources/index.js';
import { EXAMPLES, exampleConfiguration } from '../../../src/resources/example-configuration.contract.js';
import { need, skipWithout } from '../need-tool.js';
import { type CfnLint, findCfnLint, type LintedFile, openCfnLint } from './cfn-lint.js';

const python = await findCfnLint();

/** Every kind of destination. */
const TOLD = {
  alerts: {
    destinations: [
      { kind: 'email', name: 'team', address: 'security@example.com' },
      { kind: 'sns', name: 'pager', topicArn: 'arn:aws:sns:us-east-1:333333333333:pager' },
      { kind: 'sqs', name: 'queue', queueArn: 'arn:aws:sqs:us-east-1:333333333333:alerts' },
      {
        kind: 'slack',
        name: 'chat',
        url: { secret: 'arn:aws:secretsmanager:us-east-1:333333333333:secret:chat-AbCdEf' },
      },
    ],
  },
};

/** As synth and deploy write it, with the rules of the package and the function of the hub. */
const withRules = async (sections: Readonly<Record<string, unknown>>): Promise<Manifest> => {
  const configuration = exampleConfiguration(sections);
  return buildManifest(configuration, await detectionOptions(configuration, []));
};

describe.skipIf(skipWithout(python))('cfn-lint', () => {
  let cfnLint: CfnLint;
  let folder: string;

  beforeAll(async () => {
    cfnLint = await openCfnLint(need(python));
    folder = await mkdtemp(join(tmpdir(), 'orgtrail-cfn-lint-'));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  /** Each different template once: most modes share most of them. */
  const writeTemplates = async (
    manifests: Readonly<Record<string, Manifest>>,
  ): Promise<readonly LintedFile[]> => {
    const written = new Map<string, LintedFile>();
    for (const [name, { units }] of Object.entries(manifests)) {
      for (const { template, region } of units) {
        if (written.has(template.hash)) continue;
        const file = join(folder, name.replaceAll(' ', '-'), region, template.file);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, template.body);
        written.set(template.hash, { file, region });
      }
    }
    return [...written.values()];
  };

  it('finds no error and no warning in any template of any mode', async () => {
    const manifests: Record<string, Manifest> = {
      'hub with rules': await withRules(TOLD),
      'accounts with rules': await withRules({ realTime: { mode: 'per-account' } }),
      'log group with rules': await withRules({ realTime: { mode: 'central-log-group' } }),
    };
    for (const [name, sections] of Object.entries(EXAMPLES)) {
      manifests[name] = await buildManifest(exampleConfiguration(sections));
    }
    const files = await writeTemplates(manifests);
    expect(files.length).toBeGreaterThan(20);
    expect(await cfnLint.lint(files)).toEqual([]);
  }, 600_000);

  it('would find an error', async () => {
    const file = join(folder, 'broken.template.json');
    const broken = { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketNam: 'name' } } } };
    await writeFile(file, JSON.stringify(broken));
    expect(await cfnLint.lint([{ file, region: 'us-east-1' }])).toEqual([
      expect.stringMatching(/E3002 Resources\/Bucket\/Properties\/BucketNam/),
    ]);
  });
});
