import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  compileRule,
  describeProblem,
  loadRules,
  readRuleFiles,
  type SigmaProblem,
} from '../../sigma/index.js';

const folder = fileURLToPath(new URL('../../../test/fixtures/others-rules', import.meta.url));

async function load(part: string) {
  const files = await readRuleFiles([join(folder, part)]);
  return loadRules(files, CLOUDTRAIL_VIRTUAL_FIELDS);
}

const told = (problem: SigmaProblem): string => describeProblem(problem).replace(/^.*\//, '');

describe('rules as others write them', () => {
  it('load, whatever they use of the language of today', async () => {
    const { rules, problems } = await load('loads');
    expect(problems.map(told)).toEqual([]);
    const files = await readdir(join(folder, 'loads'));
    expect(rules).toHaveLength(files.length);
  });

  it('match a list of commands in a list of containers', async () => {
    const { rules } = await load('loads');
    const rule = rules.find(({ ruleId }) => ruleId === 'batch_job_reads_credentials')!;
    const command = ['sh', '-c', 'curl 169.254.170.2/v2/credentials/1f0c'];
    const event = {
      eventSource: 'batch.amazonaws.com',
      eventName: 'RegisterJobDefinition',
      requestParameters: {
        nodeRangeProperties: [{ container: { command: ['true'] } }, { container: { command } }],
      },
    };
    expect(compileRule(rule, CLOUDTRAIL_VIRTUAL_FIELDS).matches(event)).toBe(true);
  });

  it('are refused with the form that took its place, where they aggregate behind |', async () => {
    const { rules, problems } = await load('refused');
    expect(rules).toEqual([]);
    expect(problems.map(told)).toEqual([
      'many_secrets_listed.yml:13:5: timeframe was removed from Sigma: give the rule a name, leave the part from | on and timeframe out, and add a document with correlation: { type: event_count, rules: [<name>], timespan: 15m, condition: { gt: 20 } }',
      expect.stringMatching(
        /^queue_made_near_its_policy\.yml:16:\d+: aggregation behind \| was removed from Sigma: .* correlation: \{ type: temporal, /,
      ),
    ]);
  });

  it.each([
    ['s | count() by sourceIPAddress >= 3', 'type: event_count', 'group-by: [sourceIPAddress]', '{ gte: 3 }'],
    [
      's | count(eventName) by userIdentity.arn > 50',
      'type: value_count',
      '[userIdentity.arn]',
      '{ field: eventName, gt: 50 }',
    ],
    ['s | sum(bytes) > 9', 'type: value_sum', 'timespan: 1h', '{ field: bytes, gt: 9 }'],
  ])('for %s, that is a correlation', (condition, ...parts) => {
    const text = `title: x
logsource: { product: aws, service: cloudtrail }
detection: { s: { eventName: x }, timeframe: 1h, condition: '${condition}' }
`;
    const { problems } = loadRules([{ path: 'old.yml', text }], CLOUDTRAIL_VIRTUAL_FIELDS);
    for (const part of parts) expect(problems[0]!.message).toContain(part);
  });

  it.each(['s | max(bytes) > 9', 's | something'])('and for %s, that there is none', (condition) => {
    const text = `title: x
logsource: { product: aws, service: cloudtrail }
detection: { s: { eventName: x }, condition: '${condition}' }
`;
    const { problems } = loadRules([{ path: 'old.yml', text }], CLOUDTRAIL_VIRTUAL_FIELDS);
    expect(problems[0]!.message).toMatch(/write a correlation document$/);
  });
});
