import { describe, expect, it } from 'vitest';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  compileEventPattern,
  compileMetricFilter,
  loadRules,
} from '../../index.js';

function ruleFor(detection: string) {
  const text = `title: x\nlogsource: { product: aws, service: cloudtrail }\ndetection: { s: { ${detection} }, condition: s }\n`;
  return loadRules([{ path: 'spelled.yml', text }], CLOUDTRAIL_VIRTUAL_FIELDS).rules[0]!;
}

describe('a word that AWS writes in one way', () => {
  it.each([
    ["additionalEventData.MFAUsed: 'NO'", '{ $.additionalEventData.MFAUsed = "No" }'],
    ['userIdentity.type: root', '{ $.userIdentity.type = "Root" }'],
    ['eventType: awsserviceevent', '{ $.eventType = "AwsServiceEvent" }'],
  ])('is written so in a filter pattern: %s', (detection, pattern) => {
    expect(compileMetricFilter(ruleFor(detection))).toMatchObject({ kind: 'exact', output: [pattern] });
  });

  it.each([
    ["userIdentity.type|cased: 'root'", '{ $.userIdentity.type = "root" }'],
    ["userIdentity.type: 'roo'", '{ $.userIdentity.type = "roo" }'],
    ["userIdentity.userName: 'root'", '{ $.userIdentity.userName = "root" }'],
  ])('and nothing else is changed: %s', (detection, pattern) => {
    expect(compileMetricFilter(ruleFor(detection))).toMatchObject({ output: [pattern] });
  });

  it('is written so in an event pattern, which may have to be in one case', () => {
    expect(compileEventPattern(ruleFor("userIdentity.type: 'root'"))).toMatchObject({
      output: { detail: { userIdentity: { type: [{ 'equals-ignore-case': 'Root' }] } } },
    });
  });
});
