import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules } from '../sigma/index.js';
import { createMemoryStore } from '../storage/index.js';
import {
  collectDetections,
  detectionKey,
  detectLocation,
  findSilence,
  groupDetections,
  openRuleBook,
  parseSuppressions,
  type RuleBook,
  type RuleChoice,
  suppress,
  undecidedRules,
} from './index.js';
import { createRecordMatcher } from './records/match-record.js';

const rule = (name: string, detection: string, more = ''): string => `title: ${name}
name: ${name}
level: high
logsource: { product: aws, service: cloudtrail }
${more}detection:
  selection: ${detection}
  condition: selection
`;

const correlation = (name: string, parts: string): string => `title: ${name}
name: ${name}
level: critical
logsource: { product: aws, service: cloudtrail }
correlation:
  ${parts.split('\n').join('\n  ')}
`;

function bookOf(texts: Readonly<Record<string, string>>, choice: Partial<RuleChoice> = {}): RuleBook {
  const files = Object.entries(texts).map(([id, text]) => ({ path: `${id}.yml`, text }));
  const loaded = loadRules(files, CLOUDTRAIL_VIRTUAL_FIELDS);
  expect(loaded.problems).toEqual([]);
  return openRuleBook(loaded, { placeholders: {}, minimumLevel: 'informational', only: [], ...choice });
}

let ids = 0;

/** An event `seconds` after ten o'clock. */
function event(eventName: string, seconds: number, more: Readonly<Record<string, unknown>> = {}) {
  ids += 1;
  return {
    eventID: `event-${ids}`,
    eventTime: new Date(Date.UTC(2026, 2, 1, 10) + seconds * 1000).toISOString().replace('.000Z', 'Z'),
    eventSource: 'iam.amazonaws.com',
    eventName,
    awsRegion: 'us-east-1',
    recipientAccountId: '111122223333',
    sourceIPAddress: '198.51.100.7',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/mallory' },
    ...more,
  };
}

function detect(book: RuleBook, events: readonly unknown[]) {
  const match = createRecordMatcher(book, CLOUDTRAIL_VIRTUAL_FIELDS);
  return collectDetections(events.flatMap(match), book);
}

describe('a rule over events', () => {
  const book = bookOf({ 'idn-09': rule('key created', '{ eventName: CreateAccessKey }') });

  it('gives a detection that names who, what, where, from where and why', () => {
    const [found] = detect(book, [event('CreateAccessKey', 0), event('ListUsers', 1)]);
    expect(found).toMatchObject({
      kind: 'event',
      ruleId: 'idn-09',
      title: 'key created',
      level: 'high',
      eventTime: '2026-03-01T10:00:00Z',
      accountId: '111122223333',
      region: 'us-east-1',
      principal: 'arn:aws:iam::111122223333:user/mallory',
      action: 'iam:CreateAccessKey',
      sourceIpAddress: '198.51.100.7',
      errorCode: '',
      matched: { eventName: 'CreateAccessKey' },
    });
  });

  it('tells an event once that was delivered twice', () => {
    const twice = event('CreateAccessKey', 0);
    expect(detect(book, [twice, twice])).toHaveLength(1);
  });

  it('tells both when a forged event carries the id of a real one', () => {
    const real = event('CreateAccessKey', 0);
    const forged = { ...real, userIdentity: { arn: 'arn:aws:iam::111122223333:user/alice' } };
    expect(detect(book, [forged, real])).toHaveLength(2);
  });

  it('orders by the time of events, not of deliveries', () => {
    const found = detect(book, [event('CreateAccessKey', 9), event('CreateAccessKey', 3)]);
    expect(found.map(({ eventTime }) => eventTime.slice(17, 19))).toEqual(['03', '09']);
  });

  it.each([
    [
      'a session of a role is its role',
      { sessionContext: { sessionIssuer: { arn: 'arn:role' } }, arn: 'arn:session' },
      'arn:role',
    ],
    ['a service is its name', { invokedBy: 'config.amazonaws.com' }, 'config.amazonaws.com'],
    ['an Identity Center user is its id', { onBehalfOf: { userId: 'user-1' } }, 'user-1'],
    ['an identity that is no object is nobody', 'mallory', ''],
  ])('names the principal: %s', (_name, userIdentity, principal) => {
    expect(detect(book, [event('CreateAccessKey', 0, { userIdentity })])[0]).toMatchObject({ principal });
  });
});

describe('the choice of rules', () => {
  const texts = {
    loud: rule('loud', '{ eventName: DeleteTrail }'),
    quiet: rule('quiet', '{ eventName: ListUsers }').replace('level: high', 'level: low'),
  };

  it('leaves out what is quieter than wanted', () => {
    expect(bookOf(texts, { minimumLevel: 'medium' }).rules.map(({ ruleId }) => ruleId)).toEqual(['loud']);
  });

  it('takes a quiet rule that is named', () => {
    const book = bookOf(texts, { minimumLevel: 'critical', only: ['quiet'] });
    expect(book.rules.map(({ ruleId }) => ruleId)).toEqual(['quiet']);
  });

  it('names the placeholders that nobody has filled', () => {
    const text = rule('bucket', '{ requestParameters.bucketName|expand: "%LogBuckets%" }');
    expect(bookOf({ 'bkt-01': text }).unknown).toEqual({ 'bkt-01': ['LogBuckets'] });
    expect(bookOf({ 'bkt-01': text }, { placeholders: { LogBuckets: ['logs'] } }).unknown).toEqual({});
  });
});

describe('correlations', () => {
  const failure = rule('failure', '{ eventName: ConsoleLogin }');
  const count = (condition: string, generate = false): string =>
    correlation(
      'burst',
      `type: event_count
rules: [failure]
group-by: [sourceIPAddress]
timespan: 10m
condition: ${condition}
generate: ${generate}`,
    );
  const burst = (count: number, gap: number, more = {}) =>
    Array.from({ length: count }, (_, at) => event('ConsoleLogin', at * gap, more));
  const idsOf = (found: ReturnType<typeof detect>): readonly string[] => found.map(({ ruleId }) => ruleId);

  it('count events within their timespan, and tell one burst once', () => {
    const book = bookOf({ failure, burst: count('{ gte: 5 }') });
    const [found, ...others] = detect(book, burst(20, 10));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      kind: 'correlation',
      ruleId: 'burst',
      level: 'critical',
      matched: { sourceIPAddress: '198.51.100.7', event_count: '5' },
    });
    expect(found?.kind === 'correlation' && found.events).toHaveLength(5);
  });

  it('tell a second burst after a pause', () => {
    const book = bookOf({ failure, burst: count('{ gte: 5 }') });
    const later = Array.from({ length: 5 }, (_, at) => event('ConsoleLogin', 7200 + at));
    expect(idsOf(detect(book, [...burst(5, 1), ...later]))).toEqual(['burst', 'burst']);
  });

  it('do not add up what lies further apart than the timespan, nor what belongs to another group', () => {
    const book = bookOf({ failure, burst: count('{ gte: 5 }') });
    expect(detect(book, burst(5, 151))).toEqual([]);
    expect(detect(book, burst(5, 150))).toHaveLength(1);
    expect(detect(book, [...burst(4, 1), ...burst(4, 1, { sourceIPAddress: '192.0.2.1' })])).toEqual([]);
  });

  it('keep their rules quiet unless told otherwise', () => {
    expect(idsOf(detect(bookOf({ failure, burst: count('{ gte: 2 }') }), burst(2, 1)))).toEqual(['burst']);
    expect(idsOf(detect(bookOf({ failure, burst: count('{ gte: 2 }', true) }), burst(2, 1)))).toEqual([
      'failure',
      'failure',
      'burst',
    ]);
  });

  it('count distinct values of a field', () => {
    const values = correlation(
      'many secrets',
      `type: value_count
rules: [read]
group-by: [userIdentity.arn]
timespan: 10m
condition: { field: requestParameters.secretId, gte: 3 }`,
    );
    const book = bookOf({ read: rule('read', '{ eventName: GetSecretValue }'), values });
    const read = (secretId: string, at: number) =>
      event('GetSecretValue', at, { requestParameters: { secretId } });
    expect(detect(book, [read('a', 1), read('a', 2), read('b', 3)])).toEqual([]);
    expect(idsOf(detect(book, [read('a', 1), read('b', 2), read('b', 3), read('c', 4)]))).toEqual(['values']);
  });

  const steps = {
    user: rule('user', '{ eventName: CreateUser }'),
    key: rule('key', '{ eventName: CreateAccessKey }'),
    admin: rule('admin', '{ eventName: AttachUserPolicy }'),
  };
  const chain = (type: string): string =>
    correlation(
      'chain',
      `type: ${type}
rules: [user, key, admin]
group-by: [userIdentity.arn]
timespan: 30m`,
    );

  it.each<[string, string, readonly string[], number]>([
    ['temporal', 'all of them, in any order', ['AttachUserPolicy', 'CreateUser', 'CreateAccessKey'], 1],
    ['temporal', 'not all of them', ['CreateUser', 'CreateUser', 'CreateAccessKey'], 0],
    ['temporal_ordered', 'all in order', ['CreateUser', 'CreateAccessKey', 'AttachUserPolicy'], 1],
    [
      'temporal_ordered',
      'all in order, with others between',
      ['CreateUser', 'CreateUser', 'CreateAccessKey', 'CreateUser', 'AttachUserPolicy'],
      1,
    ],
    ['temporal_ordered', 'another order', ['AttachUserPolicy', 'CreateUser', 'CreateAccessKey'], 0],
  ])('of type %s want %s', (type, _wanted, names, hits) => {
    const book = bookOf({ ...steps, chain: chain(type) });
    expect(
      detect(
        book,
        names.map((name, at) => event(name, at)),
      ),
    ).toHaveLength(hits);
  });

  it('count other correlations', () => {
    const again = correlation(
      'again',
      `type: event_count
rules: [burst]
group-by: [sourceIPAddress]
timespan: 1d
condition: { gte: 2 }`,
    );
    const book = bookOf({ failure, burst: count('{ gte: 3 }'), again });
    const events = [0, 3600, 7200].flatMap((start) =>
      Array.from({ length: 3 }, (_, at) => event('ConsoleLogin', start + at)),
    );
    expect(idsOf(detect(book, events))).toEqual(['again']);
  });

  it('ignore an event without a readable time', () => {
    const book = bookOf({ failure, burst: count('{ gte: 2 }') });
    expect(detect(book, burst(5, 1, { eventTime: 'yesterday' }))).toEqual([]);
  });
});

describe('detectLocation', () => {
  const book = bookOf({ 'trl-02': rule('trail deleted', '{ eventName: DeleteTrail }') });
  const log = (...records: readonly unknown[]) => gzipSync(JSON.stringify({ Records: records }));
  const name = (id: string): string =>
    `AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/111122223333_CloudTrail_us-east-1_20260301T1000Z_${id}.json.gz`;
  const run = async (objects: Readonly<Record<string, Uint8Array>>, scope = {}) => {
    const store = createMemoryStore();
    for (const [key, body] of Object.entries(objects)) await store.put(key, body);
    return detectLocation({ store, book, threads: 0, signal: new AbortController().signal, scope });
  };

  it('finds what rules match in the log files, and names the files that cannot be read', async () => {
    const outcome = await run({
      [name('aaaaaaaaaaaaaaaa')]: log(event('DeleteTrail', 0), event('ListUsers', 1)),
      [name('bbbbbbbbbbbbbbbb')]: log(event('DeleteTrail', 2)).subarray(0, 40),
      [name('cccccccccccccccc')]: gzipSync('[]'),
      [name('dddddddddddddddd')]: gzipSync('{"Records":null}'),
    });
    expect(outcome.events).toBe(2);
    expect(outcome.detections.map(({ ruleId }) => ruleId)).toEqual(['trl-02']);
    expect(outcome.failures.map(({ key, reason }) => [key.slice(-24, -8), reason])).toEqual([
      ['bbbbbbbbbbbbbbbb', 'truncated'],
      ['cccccccccccccccc', 'no-records'],
      ['dddddddddddddddd', 'no-records'],
    ]);
  });

  it('leaves out events outside the range, whose files are listed all the same', async () => {
    const objects = { [name('aaaaaaaaaaaaaaaa')]: log(event('DeleteTrail', 0), event('DeleteTrail', 60)) };
    const from = new Date('2026-03-01T10:00:30Z');
    expect((await run(objects, { from })).detections).toHaveLength(1);
    expect((await run(objects, { to: from })).detections).toHaveLength(1);
    expect((await run(objects, { from, to: from })).detections).toHaveLength(0);
  });
});

describe('groups', () => {
  const book = bookOf({ r: rule('r', '{ eventName: DeleteTrail }') });

  it('are by rule, account, principal and hour', () => {
    const other = { userIdentity: { arn: 'arn:aws:iam::111122223333:user/alice' } };
    const found = detect(book, [
      event('DeleteTrail', 0),
      event('DeleteTrail', 5, { sourceIPAddress: '192.0.2.1' }),
      event('DeleteTrail', 6, other),
      event('DeleteTrail', 3600),
    ]);
    expect(
      groupDetections(found).map(({ count, sourceIpAddresses }) => [count, sourceIpAddresses.length]),
    ).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
    ]);
  });

  it('have a key that does not depend on who delivered the event', () => {
    const twice = event('DeleteTrail', 0);
    expect(detectionKey(detect(book, [twice])[0]!)).toBe(detectionKey(detect(book, [{ ...twice }])[0]!));
  });
});

describe('suppressions', () => {
  const book = bookOf({ 'net-01': rule('net', '{ eventName: DeleteTrail }') });
  const found = detect(book, [event('DeleteTrail', 0)]);
  const now = new Date('2026-03-02T00:00:00Z');
  const read = (text: string) => parseSuppressions('quiet.yaml', text);
  const entry = (more: string): string => `- rule: net-01\n  reason: planned\n  until: 2026-03-03\n${more}`;

  it.each<[string, string, boolean]>([
    ['its rule', entry(''), true],
    ['a pattern of rules', entry('').replace('net-01', 'net-*'), true],
    ['another rule', entry('').replace('net-01', 'net-02'), false],
    ['its account', entry('  account: "111122223333"'), true],
    ['another account', entry('  account: "444455556666"'), false],
    ['its principal', entry('  principal: "*:user/mallory"'), true],
    ['another principal', entry('  principal: "*:user/mallory2"'), false],
    ['one of several addresses', entry('  sourceIpAddress: [192.0.2.1, 198.51.100.*]'), true],
    ['its Region', entry('  region: us-*-1'), true],
    ['a time that is over', entry('').replace('2026-03-03', '2026-03-02'), false],
  ])('for %s hold back: %#', (_name, text, holds) => {
    const { kept, counts } = suppress(found, read(text), now);
    expect([kept.length, counts]).toEqual(holds ? [0, [1]] : [1, [0]]);
  });

  it('that have expired are named', () => {
    expect(suppress(found, read(entry('')), new Date('2027-01-01')).expired).toHaveLength(1);
  });

  it.each([
    ['without a reason', '- rule: net-01\n  until: 2026-03-03\n', 'quiet.yaml:1:3'],
    [
      'without an end',
      '- rule: a\n  reason: b\n  until: 2026-03-03\n- rule: net-01\n  reason: planned\n',
      'quiet.yaml:4:3',
    ],
    ['with a member that nobody knows', entry('  principle: x\n'), 'quiet.yaml:1:3'],
    ['with an end that is no day', entry('').replace('2026-03-03', 'soon'), 'quiet.yaml:3:10'],
    ['that are no list', 'rule: net-01', 'quiet.yaml:1:1'],
    ['that are no YAML', '- [', 'quiet.yaml:'],
  ])('%s are refused with the place', (_name, text, where) => {
    expect(() => read(text)).toThrow(where);
  });
});

describe('findSilence', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const place = { accountId: '111122223333', region: 'us-east-1' };
  const find = (log: Date | undefined, digest: Date | undefined, since = ago(10_000)) =>
    findSilence([{ ...place, since }], [{ ...place, log, digest }], { now, minutes: 90 });

  it.each<[string, Date | undefined, Date | undefined, string | undefined]>([
    ['a fresh log', ago(5), undefined, undefined],
    ['an idle Region with a fresh digest', ago(5_000), ago(60), undefined],
    ['exactly the minutes that are allowed', ago(90), undefined, undefined],
    ['a minute more', ago(91), ago(91), 'silent'],
    ['nothing ever', undefined, undefined, 'never-delivered'],
  ])('for %s', (_name, log, digest, kind) => {
    expect(find(log, digest)[0]?.kind).toBe(kind);
  });

  it('finds an account that joined and never delivered, but gives it its time', () => {
    expect(findSilence([{ ...place, since: ago(91) }], [], { now, minutes: 90 })).toEqual([
      { kind: 'never-delivered', ...place, since: ago(91), minutes: 91 },
    ]);
    expect(findSilence([{ ...place, since: ago(30) }], [], { now, minutes: 90 })).toEqual([]);
  });
});

describe('rules that nothing decides', () => {
  const undecided = (placeholders: RuleChoice['placeholders']) => {
    const texts = {
      buckets: rule('buckets', "{ requestParameters.bucketName|expand: '%LogBuckets%' }"),
      sure: rule('sure', '{ eventName: DeleteTrail }'),
      burst: correlation(
        'burst',
        'type: event_count\nrules: [buckets]\ngroup-by: [userIdentity.arn]\ntimespan: 10m\ncondition: { gte: 5 }\ngenerate: true',
      ),
      bursts: correlation(
        'bursts',
        'type: temporal\nrules: [burst, sure]\ngroup-by: [userIdentity.arn]\ntimespan: 1h\ngenerate: true',
      ),
    };
    return Object.fromEntries(undecidedRules(bookOf(texts, { placeholders })));
  };

  it('are those with a placeholder that is unknown, and the correlations that count them or one another', () => {
    expect(undecided({})).toEqual({
      buckets: ['LogBuckets'],
      burst: ['LogBuckets'],
      bursts: ['LogBuckets'],
    });
  });

  it('are none when the configuration says what the placeholder stands for', () => {
    expect(undecided({ LogBuckets: ['logs'] })).toEqual({});
  });
});
