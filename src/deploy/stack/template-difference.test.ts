import { describe, expect, it } from 'vitest';
import type { JsonValue } from './json-value.js';
import { isSameTemplate, templateDifference } from './template-difference.js';

const bucket = (Properties: JsonValue, rest: object = {}): JsonValue => ({
  Resources: { LogBucket: { Type: 'AWS::S3::Bucket', Properties, ...rest } },
});

const policy = (PolicyDocument: JsonValue): JsonValue => ({
  Resources: { Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument } } },
});

const statement = (Sid: string, Action: JsonValue) => ({ Sid, Effect: 'Deny', Action });

describe('the difference between two templates', () => {
  it.each<readonly [string, JsonValue, JsonValue, object]>([
    ['a new resource', { Resources: {} }, bucket({ BucketName: 'a' }), { action: 'create', paths: [] }],
    ['a resource that is gone', bucket({}), { Resources: {} }, { action: 'remove', paths: [] }],
    ['a property', bucket({ BucketName: 'a' }), bucket({ BucketName: 'b' }), { paths: ['BucketName'] }],
    [
      'a property deep within',
      bucket({ Rules: [{ Id: 'x', Days: 1 }] }),
      bucket({ Rules: [{ Id: 'x', Days: 2 }] }),
      { paths: ['Rules[0].Days'] },
    ],
    ['a property that is new', bucket({}), bucket({ Tags: [] }), { paths: ['Tags'] }],
    [
      'a value that becomes a structure',
      bucket({ Key: 'a' }),
      bucket({ Key: { Ref: 'K' } }),
      { paths: ['Key'] },
    ],
    ['an attribute', bucket({}), bucket({}, { DeletionPolicy: 'Retain' }), { paths: ['DeletionPolicy'] }],
  ])('names %s', (_what, before, after, expected) => {
    expect(templateDifference('stack', before, after)).toMatchObject([
      { kind: 'resource', stack: 'stack', logicalId: 'LogBucket', statements: [], ...expected },
    ]);
  });

  it('says nothing of members in another order', () => {
    expect(templateDifference('stack', bucket({ A: 1, B: 2 }), bucket({ B: 2, A: 1 }))).toEqual([]);
    expect(isSameTemplate(bucket({ A: 1, B: 2 }), bucket({ B: 2, A: 1 }))).toBe(true);
  });

  it('names the condition under which a resource is there', () => {
    const conditional = bucket({}, { Condition: 'InHomeRegion' });
    expect(templateDifference('stack', undefined, conditional)).toMatchObject([
      { condition: 'InHomeRegion' },
    ]);
  });

  it('sees what is no resource as well', () => {
    expect(isSameTemplate({ Resources: {} }, { Resources: {}, Outputs: { A: { Value: 'b' } } })).toBe(false);
  });
});

describe('the difference between two policies', () => {
  const [one, two, three] = [
    statement('One', 's3:*'),
    statement('Two', 'kms:*'),
    statement('One', 's3:Put*'),
  ];

  it('names statements that are new, gone and different, and not those that only moved', () => {
    const before = policy({ Statement: [one, two] });
    const after = policy({ Statement: [statement('Three', 'sts:*'), three] });
    const [change] = templateDifference('stack', before, after);
    expect(change?.paths).toEqual([]);
    expect(change?.statements).toEqual([
      {
        action: 'change',
        policy: 'PolicyDocument',
        statement: 'One',
        before: '{"Action":"s3:*","Effect":"Deny","Sid":"One"}',
        after: '{"Action":"s3:Put*","Effect":"Deny","Sid":"One"}',
      },
      expect.objectContaining({ action: 'remove', statement: 'Two' }),
      expect.objectContaining({ action: 'create', statement: 'Three' }),
    ]);
    const moved = templateDifference('stack', before, policy({ Statement: [two, one] }));
    expect(moved).toMatchObject([{ paths: [], statements: [] }]);
  });

  it.each<readonly [string, (document: string) => JsonValue]>([
    ['as text', (document) => document],
    ['in Fn::Sub', (document) => ({ 'Fn::Sub': document })],
    ['in Fn::Sub with values', (document) => ({ 'Fn::Sub': [document, { A: 'b' }] })],
  ])('reads policies %s', (_form, wrap) => {
    const documents = [one, three].map((each) => JSON.stringify({ Statement: [each] }));
    const [before, after] = documents.map((document) => policy(wrap(document)));
    expect(templateDifference('stack', before, after!)[0]?.statements).toMatchObject([
      { action: 'change', statement: 'One' },
    ]);
  });

  it('tells statements without a Sid, and two of one Sid, apart by their place', () => {
    const before = policy({ Statement: [{ Effect: 'Deny' }, one] });
    const after = policy({ Statement: [{ Effect: 'Allow' }, one, three] });
    expect(templateDifference('stack', before, after)[0]?.statements).toMatchObject([
      { action: 'change', statement: 'statement 1' },
      { action: 'create', statement: 'statement 3' },
    ]);
  });
});
