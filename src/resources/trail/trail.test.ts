import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../example-configuration.contract.js';

const { trail: template } = await templatesOf();

describe('the organization trail', () => {
  it.each([
    ['covers every account', 'IsOrganizationTrail'],
    ['covers every Region', 'IsMultiRegionTrail'],
    ['writes digests', 'EnableLogFileValidation'],
    ['records global services', 'IncludeGlobalServiceEvents'],
    ['logs as soon as it is there', 'IsLogging'],
  ])('%s', (_what, property) => {
    expect(propertiesOf(template, 'OrganizationTrail')[property]).toBe(true);
  });

  it('records all management events, those of KMS included', () => {
    expect(propertiesOf(template, 'OrganizationTrail')['AdvancedEventSelectors']).toEqual([
      { Name: 'all management events', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    ]);
  });

  it('encrypts with the key of the log archive account', () => {
    expect(propertiesOf(template, 'OrganizationTrail')['KMSKeyId']).toEqual({ Ref: 'KeyArn' });
  });

  it('writes below its prefix and counts what is unusual only when told so', async () => {
    expect(propertiesOf(template, 'OrganizationTrail')).not.toHaveProperty('InsightSelectors');
    const { trail } = await templatesOf({
      logBucket: { prefix: 'audit' },
      trail: { homeRegion: 'us-east-1', insights: ['ApiErrorRateInsight'] },
    });
    expect(propertiesOf(trail, 'OrganizationTrail')).toMatchObject({
      S3KeyPrefix: 'audit',
      InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }],
    });
  });
});
