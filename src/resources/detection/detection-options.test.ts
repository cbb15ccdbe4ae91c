import { describe, expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS, GIGABYTES_OF_FUNCTION } from '../../cost/index.js';
import { buildManifest, RULES_PER_BUS } from '../index.js';
import { exampleConfiguration, propertiesOf, readTemplates } from '../example-configuration.contract.js';
import { FILTER_PATTERN_LIMIT, PATTERN_QUOTA } from '../../sigma/index.js';
import { unzip } from '../../../test/fixtures/unzip.js';
import { detectionOptions } from './detection-options.js';

const optionsOf = (sections: Readonly<Record<string, unknown>> = {}) =>
  detectionOptions(exampleConfiguration(sections), []);

/** The settings that lie beside the code of the function. */
const settingsOf = async (sections: Readonly<Record<string, unknown>>) => {
  const { matcher } = await optionsOf(sections);
  const text = unzip(Buffer.from(matcher!.asset.body)).get('settings.json')!.toString();
  return JSON.parse(text) as {
    readonly rules: readonly { readonly ruleId: string; readonly level: string }[];
  };
};

/** A destination of each kind that has a secret. */
const told = (url: unknown, signingSecret: unknown) => ({
  alerts: { destinations: [{ kind: 'webhook', name: 'pager', url, signingSecret }] },
});

describe('what real-time detection is made of', () => {
  it('fits into the quotas of EventBridge and CloudWatch Logs, whatever level is told', async () => {
    for (const level of ['low', 'medium', 'high', 'critical']) {
      const { patterns } = await optionsOf({ detection: { level } });
      expect(patterns.leftOut, level).toEqual([]);
      expect(patterns.events.length, level).toBeLessThan(RULES_PER_BUS / 10);
      for (const { id, pattern } of patterns.events)
        expect(JSON.stringify(pattern).length, `${level} ${id}`).toBeLessThanOrEqual(PATTERN_QUOTA);
      for (const { id, pattern } of patterns.metricFilters)
        expect(pattern.length, `${level} ${id}`).toBeLessThanOrEqual(FILTER_PATTERN_LIMIT);
      expect(patterns.metricFilters.length, level).toBeLessThanOrEqual(100);
    }
  });

  it('is the rules from the configured level on, and no other is forwarded or matched', async () => {
    const levels = async (level: string) =>
      new Set((await settingsOf({ detection: { level } })).rules.map((rule) => rule.level));
    expect(await levels('critical')).toEqual(new Set(['critical']));
    expect(await levels('medium')).toEqual(new Set(['critical', 'high', 'medium']));
    const sizeOf = async (level: string) =>
      JSON.stringify((await optionsOf({ detection: { level } })).patterns.events).length;
    expect(await sizeOf('critical')).toBeLessThan(await sizeOf('medium'));
  });

  it('has as many metric filters as an estimate of cost reckons with', async () => {
    const { patterns, matcher } = await optionsOf({ realTime: { mode: 'per-account' } });
    expect(patterns.metricFilters.length).toBe(DEFAULT_ASSUMPTIONS.metricFilters);
    expect(matcher).toBeUndefined();
  });

  it('forwards from every account by the patterns, and has one rule on the bus: that of the function', async () => {
    const configuration = exampleConfiguration();
    const options = await detectionOptions(configuration, []);
    const { hub, 'every-account': everyAccount } = readTemplates(await buildManifest(configuration, options));
    const rulesOf = (resources: Readonly<Record<string, { readonly Type: string }>>) =>
      Object.keys(resources).filter((id) => resources[id]!.Type === 'AWS::Events::Rule');
    expect(rulesOf(hub!.Resources)).toEqual(['MatcherRule']);
    expect(propertiesOf(hub, 'Matcher')['MemorySize']).toBe(GIGABYTES_OF_FUNCTION * 1024);
    expect(rulesOf(everyAccount!.Resources)).toHaveLength(options.patterns.events.length);
  });

  it('refuses a secret that the function has no way to read, and takes one that it has', async () => {
    const secret = { secret: 'arn:aws:secretsmanager:us-east-1:333333333333:secret:pager' };
    await expect(optionsOf(told({ environment: 'PAGER_URL' }, secret))).rejects.toThrow(
      'alert destination pager: the function of the hub has no environment variable PAGER_URL',
    );
    await expect(optionsOf(told(secret, { environment: 'PAGER_KEY' }))).rejects.toThrow('PAGER_KEY');
    await expect(optionsOf(told(secret, secret))).resolves.toHaveProperty('matcher');
  });
});
