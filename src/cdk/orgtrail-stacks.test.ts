import { App } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { buildManifest } from '../resources/index.js';
import {
  EXAMPLES,
  exampleConfiguration,
  readTemplates,
} from '../resources/example-configuration.contract.js';
import { OrgtrailStacks } from './orgtrail-stacks.js';

const stacksOf = async (sections: Readonly<Record<string, unknown>> = {}, more: object = {}) => {
  const configuration = exampleConfiguration(sections);
  const manifest = await buildManifest(configuration);
  const stacks = new OrgtrailStacks(new App({ analyticsReporting: false }), 'orgtrail', {
    configuration,
    manifest,
    ...more,
  });
  return { stacks, manifest };
};

const templateOf = (stacks: OrgtrailStacks, unit: string): Record<string, never> =>
  Template.fromStack(stacks.stack(unit)).toJSON() as Record<string, never>;

describe('orgtrail in CDK', () => {
  it.each(['hub', 'per-account', 'central-log-group', 'Identity Center'])(
    'has the very resources that synth writes, with %s',
    async (name) => {
      const { stacks, manifest } = await stacksOf({ regions: ['eu-west-1'], ...EXAMPLES[name] });
      for (const unit of manifest.units.filter(({ stackSet }) => stackSet === undefined)) {
        const [written] = Object.values(readTemplates({ units: [unit], assets: [], policies: [] }));
        expect(templateOf(stacks, unit.id)['Resources']).toEqual(written?.Resources);
      }
    },
    60_000,
  );

  it('puts every stack into its account and Region', async () => {
    const { stacks } = await stacksOf();
    expect(stacks.stack('hub')).toMatchObject({ account: '333333333333', region: 'us-east-1' });
    expect(stacks.stack('log-archive')).toMatchObject({
      account: '222222222222',
      stackName: 'orgtrail-log-archive',
    });
  });

  it('deploys to accounts that join, and leaves the stacks of those that are moved', async () => {
    const { stacks } = await stacksOf();
    const resources = Object.values(templateOf(stacks, 'every-account')['Resources'] as unknown as object);
    expect(resources).toEqual([
      expect.objectContaining({
        Type: 'AWS::CloudFormation::StackSet',
        Properties: expect.objectContaining({
          PermissionModel: 'SERVICE_MANAGED',
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
        }),
      }),
    ]);
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
