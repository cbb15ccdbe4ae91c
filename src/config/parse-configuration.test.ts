import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from './configuration.js';
import { configurationError } from './configuration-problem.js';
import { parseConfiguration } from './parse-configuration.js';

const smallest = `organization:
  id: o-exampleorgid
accounts:
  management: "111111111111"
  logArchive: "222222222222"
  security: "333333333333"
trail:
  homeRegion: eu-west-1
`;
const complete = `${smallest}alerts:
  destinations:
    - { kind: email, name: team, address: security@example.com }
`;

describe('a configuration', () => {
  it('needs an organization, three accounts, a home Region and somebody to tell', () => {
    expect(parsed(complete)).toMatchObject({
      partition: 'aws',
      trail: { name: 'orgtrail', arn: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/orgtrail' },
      logBucket: { name: 'orgtrail-222222222222', region: 'eu-west-1', prefix: '' },
      encryption: { kind: 'create', alias: 'alias/orgtrail' },
      retention: { mode: 'COMPLIANCE', days: 365, expireAfterDays: 395 },
      realTime: { kind: 'hub', busName: 'orgtrail', region: 'eu-west-1' },
      principals: { breakGlass: ['arn:aws:iam::222222222222:role/orgtrail-break-glass'] },
      auditors: { kind: 'role', roleArn: 'arn:aws:iam::222222222222:role/orgtrail-auditor' },
      athena: {
        dateLayout: 'dt',
        enumerated: { accounts: ['111111111111', '222222222222', '333333333333'] },
      },
    });
  });

  it('takes account ids that YAML reads as numbers for the text they look like', () => {
    const { accounts } = parsed(complete.replace('"222222222222"', '012345678901'));
    expect(accounts.logArchive).toBe('012345678901');
  });

  it('hands rules the trail, the bucket and the deployers that it sets up, and those named beside them', () => {
    const { detection } = parsed(
      `${complete}detection:\n  logBuckets: [old-logs]\n  lists: { vpn: ["192.0.2.1"] }\n`,
    );
    expect(detection.logBuckets).toEqual(['orgtrail-222222222222', 'old-logs']);
    expect(detection.deployers).toHaveLength(3);
    expect(detection.lists).toEqual({ vpn: ['192.0.2.1'] });
  });

  it('takes what is told from its level on, and what is not for a while', () => {
    expect(parsed(complete).detection).toMatchObject({ level: 'medium', suppressions: [] });
    const { detection } = parsed(
      `${complete}detection:\n  level: high\n  suppressions:\n    - { rule: net-01, account: ["444444444444"], reason: load balancer, until: 2026-12-31 }\n`,
    );
    expect(detection).toMatchObject({
      level: 'high',
      suppressions: [
        {
          rules: ['net-01'],
          accounts: ['444444444444'],
          regions: [],
          reason: 'load balancer',
          until: new Date('2026-12-31T00:00:00Z'),
        },
      ],
    });
  });

  it.each([
    [
      'a day that is none',
      'reason: x, until: 2026-02-31x',
      /suppressions\[0\]\.until: expected a day such as/,
    ],
    ['a month that is none', 'reason: x, until: 2026-13-01', /until: expected a day of the calendar/],
    ['no reason', 'until: 2026-12-31', /reason/],
  ])('names a suppression with %s', (_, rest, expected) => {
    const text = `${complete}detection:\n  suppressions:\n    - { rule: net-01, ${rest} }\n`;
    expect(complaint(text)).toMatch(expected);
  });

  it('knows the description of a member and that of an account with a role', () => {
    const text = complete.replace(
      'trail:\n',
      '  members:\n    - { id: "444444444444", name: shop, unit: Root/Shop }\n    - { id: "333333333333", name: sec }\ntrail:\n',
    );
    expect(parsed(text).knownAccounts.map(({ accountId, name }) => `${accountId} ${name}`)).toEqual([
      '111111111111 management',
      '222222222222 log-archive',
      '333333333333 sec',
      '444444444444 shop',
    ]);
  });

  it('follows the home Region into its partition', () => {
    const { partition, trail, athena } = parsed(complete.replace('eu-west-1', 'us-gov-west-1'));
    expect(partition).toBe('aws-us-gov');
    expect(trail.arn).toMatch(/^arn:aws-us-gov:/);
    expect(athena?.regions).toEqual(['us-gov-east-1', 'us-gov-west-1']);
  });

  it('tries guardrails for a day in the unit that is named, and nowhere unless told', () => {
    expect(parsed(complete).guardrailTrial).toBeUndefined();
    const trial = parsed(`${complete}guardrails: { testUnit: ou-ab12-22222222 }\n`).guardrailTrial;
    expect(trial).toEqual({ unit: 'ou-ab12-22222222', hours: 24 });
  });

  it('keeps secrets out of the file by naming where they stand', () => {
    const text = `${complete}    - { kind: slack, name: chat, url: { environment: SLACK_URL } }\n`;
    expect(parsed(text).alerts.destinations[1]).toEqual({
      kind: 'slack',
      name: 'chat',
      url: { kind: 'environment', name: 'SLACK_URL' },
    });
  });
});

describe('an error', () => {
  it.each([
    ['an opt-in home Region', 'eu-west-1', 'eu-south-1', '8:15', 'an opt-in Region'],
    ['a home Region newer than this program', 'eu-west-1', 'eu-north-9', '8:15', 'an opt-in Region'],
    [
      'one account for logs and management',
      '"222222222222"',
      '"111111111111"',
      '5:15',
      'is the management account',
    ],
    ['no alert destination', complete.slice(smallest.length), '', '1:1', 'nobody would be told'],
    ['a name that does not exist', 'homeRegion', 'homeregion', '8:3', 'there is no such name here'],
    ['a missing section', 'trail:\n  homeRegion: eu-west-1\n', '', '1:1', 'trail: missing'],
    ['a wrong account id', '"333333333333"', '"33333"', '6:13', 'expected an account id of twelve digits'],
    ['text that is no YAML', 'accounts:', 'accounts: [', '5:3', 'not YAML'],
    ['a name given twice', 'trail:', 'organization:', '7:1', 'not YAML (Map keys must be unique'],
    [
      'a destination without its address',
      ', address: security@example.com',
      '',
      '11:7',
      'expected an e-mail address',
    ],
    ['an unknown kind of destination', 'kind: email', 'kind: pigeon', '11:', 'expected kind: email, sns'],
  ])('shows the place of %s', (_title, part, replacement, place, message) => {
    expect(complaint(complete.replace(part, replacement))).toMatch(startingWith(place, message));
  });

  it.each([
    [
      'fewer than 90 days of retention',
      'retention: { days: 30 }',
      '12:20',
      '30 days of retention, fewer than 90',
    ],
    [
      'expiry before the lock ends',
      'retention: { days: 100, expireAfterDays: 99 }',
      '12:42',
      'locked for 100',
    ],
    [
      'a key in another Region than the bucket',
      'encryption: { keyArn: "arn:aws:kms:us-east-1:222222222222:key/1" }',
      '12:23',
      'the key is in us-east-1, the bucket in eu-west-1',
    ],
    [
      'a key of another account',
      'encryption: { keyArn: "arn:aws:kms:eu-west-1:444444444444:key/1" }',
      '12:23',
      'the key belongs to 444444444444',
    ],
    [
      'more accounts than the Athena table is planned for',
      'athena: { maximumAccounts: 2 }',
      '3:1',
      '3 accounts are listed, and the Athena table is planned for 2',
    ],
    [
      'an exemption that any member could take',
      'principals: { deployers: ["arn:aws:iam::*:role/deployer"] }',
      '12:27',
      'names no account',
    ],
    ['two buckets of one name', 'athena: { resultsBucket: orgtrail-222222222222 }', '1:1', 'different ones'],
    [
      'a bucket name that grows too long',
      `logBucket: { name: ${'b'.repeat(60)} }`,
      '12:1',
      'longer than the 63',
    ],
    ['the root for a test unit', 'guardrails: { testUnit: r-ab12 }', '12:25', 'expected the id of a unit'],
    ['a Region of another partition', 'regions: [cn-north-1]', '12:1', 'another partition'],
    [
      'days that CloudWatch Logs refuses',
      'realTime: { mode: per-account, logRetentionDays: 10 }',
      '12:50',
      'knows: 1, 3',
    ],
  ])('refuses %s', (_title, line, place, message) => {
    expect(complaint(`${complete}${line}\n`)).toMatch(startingWith(place, message));
  });

  it('names a test unit where the guardrails go anyway', () => {
    const targets = complete.replace('organization:\n', 'organization:\n  targets: [ou-ab12-11111111]\n');
    expect(complaint(`${targets}guardrails: { testUnit: ou-ab12-11111111 }\n`)).toMatch(
      startingWith('13:', 'nothing would be tried before it holds'),
    );
  });

  it('names a route to nobody', () => {
    expect(complaint(`${complete}  routes:\n    - { to: [nobody] }\n`)).toMatch(
      /13:9 .*no destination is called nobody/,
    );
  });

  it.each(['per-account', 'central-log-group'])('names alarms of %s that reach nobody', (mode) => {
    const text = `${smallest}realTime: { mode: ${mode} }\nalerts:\n  destinations:\n    - { kind: slack, name: chat, url: { environment: SLACK_URL } }\n`;
    expect(complaint(text)).toMatch(/11:3 alerts.destinations: nobody would be told: an alarm/);
  });

  it('lets a trial have short retention, and a trail go without alerts when it says so', () => {
    expect(parsed(`${complete}retention: { days: 1, allowShort: true }\n`).retention.days).toBe(1);
    expect(parsed(`${smallest}realTime: { mode: none }\n`).realTime.kind).toBe('none');
  });

  it('tells of every problem and counts those that are not shown', () => {
    const members = Array.from({ length: 20 }, () => '    - { id: x }\n').join('');
    const result = parseConfiguration(complete.replace('trail:\n', `  members:\n${members}trail:\n`));
    expect(result.kind === 'invalid' && configurationError('orgtrail.yaml', result.problems)).toMatchObject({
      where: 'orgtrail.yaml:8:13',
      next: expect.stringMatching(/Also: orgtrail.yaml:9:13: .*And 10 more\.$/),
    });
  });

  it('is a value for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('a', ': ', '\n', '  ', '- ', '&a ', '*a', '"', '{', '[', '!!x ', '<<', 'trail'),
        )
        .map((parts) => parts.join('')),
      fc
        .tuple(fc.nat(complete.length), fc.string())
        .map(([at, insert]) => complete.slice(0, at) + insert + complete.slice(at)),
    );
    fc.assert(
      fc.property(text, (each) => {
        const result = parseConfiguration(each);
        if (result.kind === 'ok') return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { line, column } of result.problems) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
    );
  });
});

function parsed(text: string): Configuration {
  const result = parseConfiguration(text);
  if (result.kind === 'invalid') throw configurationError('orgtrail.yaml', result.problems);
  return result.configuration;
}

function complaint(text: string): string {
  const result = parseConfiguration(text);
  if (result.kind === 'ok') return 'no problem';
  return result.problems
    .map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`)
    .join('\n');
}

function startingWith(place: string, message: string): RegExp {
  const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal(place)}.*${literal(message)}`, 'm');
}
