import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationError } from './configuration-problem.js';
import { parseConfiguration } from './parse-configuration.js';
import { type ConfigurationAnswers, REAL_TIME_CHOICES, writeConfiguration } from './write-configuration.js';

const answers: ConfigurationAnswers = {
  organizationId: 'o-exampleorgid',
  management: '111111111111',
  logArchive: '222222222222',
  security: '333333333333',
  members: [],
  homeRegion: 'eu-west-1',
  trailName: 'orgtrail',
  bucket: undefined,
  prefix: '',
  retentionDays: 365,
  realTime: 'hub',
  alertAddresses: ['security@example.com'],
  athena: true,
};

const written = (more: Partial<ConfigurationAnswers>) => {
  const result = parseConfiguration(writeConfiguration({ ...answers, ...more }, './schema.json'));
  if (result.kind === 'invalid') throw configurationError('written', result.problems);
  return result.configuration;
};

describe('a written configuration', () => {
  it.each(REAL_TIME_CHOICES)('can be read, with the mode %s', (realTime) => {
    expect(written({ realTime }).realTime.kind).toBe(realTime);
  });

  it('says what was answered', () => {
    const { logBucket, retention, athena, alerts, auditors } = written({
      bucket: 'my-logs',
      prefix: 'audit',
      retentionDays: 400,
      athena: false,
      alertAddresses: ['a@example.com', 'b@example.com'],
    });
    expect(logBucket).toMatchObject({ name: 'my-logs', prefix: 'audit' });
    expect(retention).toMatchObject({ mode: 'COMPLIANCE', days: 400 });
    expect(athena).toBeUndefined();
    expect(alerts.destinations.map(({ name }) => name)).toEqual(['team', 'team-2']);
    expect(auditors).toMatchObject({ kind: 'role', requireMfa: false });
  });

  it('tells an editor where the schema is', () => {
    expect(writeConfiguration(answers, './schema.json')).toMatch(
      /^# yaml-language-server: \$schema=\.\/schema\.json\n/,
    );
  });

  it('keeps the name of an account a name, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        // A lone half of a surrogate pair has no UTF-8, and no account has it in its name.
        fc.pre(name.isWellFormed());
        const { knownAccounts } = written({ members: [{ accountId: '444444444444', name, unit: name }] });
        expect(knownAccounts.at(-1)).toEqual({ accountId: '444444444444', name, unit: name });
      }),
    );
  });
});
