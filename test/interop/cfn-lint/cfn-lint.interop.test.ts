import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { assetOf, buildManifest, type Manifest } from '../../../src/resources/index.js';
import { EXAMPLES, exampleConfiguration } from '../../../src/resources/example-configuration.contract.js';
import { need, skipWithout } from '../need-tool.js';
import { type CfnLint, findCfnLint, type LintedFile, openCfnLint } from './cfn-lint.js';

const python = await findCfnLint();

const WITH_MATCHER = 'hub with the matcher';
const matcher = { asset: assetOf('security/matcher.zip', Buffer.from('zip')), environment: {} };

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
      [WITH_MATCHER]: await buildManifest(exampleConfiguration(), { matcher }),
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
