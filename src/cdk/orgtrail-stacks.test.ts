import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import {
  buildManifest,
  detectionOptions,
  type Resource,
  type Template as OwnTemplate,
  type Value,
} from '../resources/index.js';
import {
  EXAMPLES,
  exampleConfiguration,
  readTemplates,
} from '../resources/example-configuration.contract.js';
import { OrgtrailStacks } from './orgtrail-stacks.js';

const stacksOf = async (sections: Readonly<Record<string, unknown>> = {}, more: object = {}) => {
  const configuration = exampleConfiguration(sections);
  const manifest = await buildManifest(configuration, await detectionOptions(configuration));
  const app = new App({
    analyticsReporting: false,
    outdir: await mkdtemp(join(tmpdir(), 'orgtrail-cdk-out-')),
  });
  const stacks = new OrgtrailStacks(app, 'orgtrail', { configuration, manifest, ...more });
  return { app, stacks, manifest };
};

const templateOf = (stacks: OrgtrailStacks, unit: string): Record<string, never> =>
  Template.fromStack(stacks.stack(unit)).toJSON() as Record<string, never>;

/** The file that CDK would upload, by its key. */
const uploaded = (app: App, key: string): Promise<Buffer> => readFile(join(app.outdir, `asset.${key}`));

/** What CDK puts in for the parameters of the one place where a template reads an uploaded file. */
const withCode = (resources: Readonly<Record<string, Resource>>, code: Value | undefined) =>
  code === undefined
    ? resources
    : {
        ...resources,
        Matcher: {
          ...resources['Matcher']!,
          Properties: { ...resources['Matcher']!.Properties, Code: code },
        },
      };

describe('orgtrail in CDK', () => {
  it.each(['hub', 'per-account', 'central-log-group', 'Identity Center', 'a test unit'])(
    'has the very resources that synth writes, with %s',
    async (name) => {
      const { stacks, manifest } = await stacksOf({ regions: ['eu-west-1'], ...EXAMPLES[name] });
      for (const unit of manifest.units.filter(({ stackSet }) => stackSet === undefined)) {
        const [written] = Object.values(readTemplates({ units: [unit], assets: [], policies: [] }));
        const { Resources, Outputs, Conditions } = templateOf(stacks, unit.id) as unknown as OwnTemplate;
        const code = Resources['Matcher']?.Properties['Code'];
        expect(Resources).toEqual(withCode(written!.Resources, code));
        expect({ Outputs, Conditions }).toEqual({
          Outputs: written!.Outputs,
          Conditions: written!.Conditions,
        });
      }
    },
    60_000,
  );

  it('uploads the function of the hub, byte for byte that of synth, and runs it as synth does', async () => {
    const { app, stacks, manifest } = await stacksOf();
    const template = templateOf(stacks, 'hub');
    const { Code } = (template['Resources'] as unknown as OwnTemplate['Resources'])['Matcher']!.Properties;
    const { S3Bucket, S3Key } = Code as Readonly<Record<string, string>>;
    expect(S3Bucket).toBe('cdk-hnb659fds-assets-333333333333-us-east-1');
    const bundle = manifest.assets.find(({ file }) => file === 'security/matcher.zip')!;
    app.synth();
    expect((await uploaded(app, S3Key!)).equals(bundle.body)).toBe(true);
    expect(template['Parameters']).not.toHaveProperty('MatcherKey');
    expect(template['Parameters']).not.toHaveProperty('MatcherBucket');
  });

  it('puts every stack into its account and Region', async () => {
    const { stacks } = await stacksOf();
    expect(stacks.stack('hub')).toMatchObject({ account: '333333333333', region: 'us-east-1' });
    expect(stacks.stack('log-archive')).toMatchObject({
      account: '222222222222',
      stackName: 'orgtrail-log-archive',
    });
  });

  it('deploys to accounts that join, and leaves the stacks of those that are moved', async () => {
    const { app, stacks, manifest } = await stacksOf();
    const [stackSet] = Object.values(templateOf(stacks, 'every-account')['Resources'] as unknown as object);
    expect(stackSet).toMatchObject({
      Type: 'AWS::CloudFormation::StackSet',
      Properties: {
        PermissionModel: 'SERVICE_MANAGED',
        AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
      },
    });
    app.synth();
    const key = /[0-9a-f]{64}\.json/.exec(JSON.stringify(stackSet.Properties.TemplateURL))![0];
    const { template } = manifest.units.find(({ id }) => id === 'every-account')!;
    expect((await uploaded(app, key)).equals(template.body)).toBe(true);
  });

  it('asks for what another account knows, until it is given', async () => {
    const { stacks } = await stacksOf();
    expect(templateOf(stacks, 'trail')['Parameters']).toHaveProperty('KeyArn');
    const keyArn = 'arn:aws:kms:us-east-1:222222222222:key/1';
    const given = await stacksOf({}, { parameters: { trail: { KeyArn: keyArn } } });
    expect(templateOf(given.stacks, 'trail')).not.toHaveProperty('Parameters.KeyArn');
    expect(JSON.stringify(templateOf(given.stacks, 'trail')['Resources'])).toContain(keyArn);
  });

  it('lets a resource be reached and changed', async () => {
    const { stacks } = await stacksOf({}, { units: ['log-archive'] });
    const bucket = stacks.resource('log-archive', 'LogBucket') as CfnBucket;
    bucket.addPropertyOverride('Tags', [{ Key: 'owner', Value: 'security' }]);
    expect(JSON.stringify(templateOf(stacks, 'log-archive'))).toContain('"Value":"security"');
    expect(() => stacks.stack('trail')).toThrow('no unit trail');
  });
});
