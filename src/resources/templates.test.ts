import { describe, expect, it } from 'vitest';
import { buildManifest } from './build-manifest.js';
import { checkTemplate } from './check-template.contract.js';
import { EXAMPLES, exampleConfiguration, readTemplates } from './example-configuration.contract.js';
import { composeTemplate } from './template/template.js';

describe.each(Object.entries(EXAMPLES))('with %s', (_name, sections) => {
  it('every property of every template is known to CloudFormation', async () => {
    const templates = readTemplates(await buildManifest(exampleConfiguration(sections)));
    const troubles = Object.entries(templates).flatMap(([name, template]) =>
      checkTemplate(template).map((trouble) => `${name}: ${trouble}`),
    );
    expect(troubles).toEqual([]);
  });

  it('the same configuration gives the same bytes', async () => {
    const hashes = async () =>
      (await buildManifest(exampleConfiguration(sections))).assets.map(({ file, hash }) => `${file} ${hash}`);
    expect(await hashes()).toEqual(await hashes());
  });

  it('every parameter of a template has a source, and every source comes from an earlier unit', async () => {
    const { units } = await buildManifest(exampleConfiguration(sections));
    for (const [index, unit] of units.entries()) {
      const template = readTemplates({ units: [unit], assets: [], policies: [] });
      const { Parameters = {} } = Object.values(template)[0]!;
      expect(Object.keys(unit.parameters).sort()).toEqual(Object.keys(Parameters).sort());
      const earlier = readTemplates({ units: units.slice(0, index), assets: [], policies: [] });
      for (const source of Object.values(unit.parameters)) {
        if (source.kind !== 'output') continue;
        const from = units.slice(0, index).find(({ id }) => id === source.unit);
        const name = from?.template.file.replace(/^.*\/|\.template\.json$/g, '') ?? '';
        expect(Object.keys(earlier[name]?.Outputs ?? {})).toContain(source.output);
      }
    }
  });
});

describe('the check', () => {
  it('finds a property, a value and a reference that do not exist', () => {
    const template = composeTemplate('broken', [
      {
        Resources: {
          Bucket: {
            Type: 'AWS::S3::Bucket',
            Properties: {
              BucketNam: 'name',
              VersioningConfiguration: { Status: 'On' },
              LoggingConfiguration: { DestinationBucketName: { Ref: 'Nowhere' } },
            },
          },
          Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'name' } },
        },
      },
    ]);
    expect(checkTemplate(template)).toEqual([
      'Bucket: there is no BucketNam',
      'Bucket.VersioningConfiguration.Status: On is not one of Enabled, Suspended',
      'Policy: PolicyDocument is missing',
      'there is no Nowhere to refer to',
    ]);
  });
});
