import { describe, expect, it } from 'vitest';
import { hubSettingsText, openLiveMatcher, openRuleBook, readHubSettings } from '../../detection/index.js';
import { exampleConfiguration } from '../../resources/example-configuration.contract.js';
import { openRuleFolder } from '../../sigma/index.js';
import { readRuleEvents } from '../rules/read-rule-events.js';

const loaded = await openRuleFolder([]);
const events = (await readRuleEvents(loaded.files)).flatMap(({ cases }) => cases.map(({ event }) => event));
const book = openRuleBook(loaded, { placeholders: {}, minimumLevel: 'low', only: [] });
const configuration = exampleConfiguration({
  detection: {
    suppressions: [{ rule: 'trl-*', account: '111111111111', reason: 'a trial', until: '2026-06-01' }],
  },
});
const text = hubSettingsText(configuration, book);
const settings = readHubSettings(text);
const match = openLiveMatcher(settings);
const before = new Date('2026-05-31T23:59:59Z');
const after = new Date('2026-06-01T00:00:00Z');

describe('the live matcher', () => {
  it('makes the same alerts of written and read settings as of the rules themselves', () => {
    const direct = openLiveMatcher({ ...settings, book });
    const alerts = events.map((event) => match(event, after));
    expect(alerts.flat().length).toBeGreaterThan(150);
    expect(alerts).toEqual(events.map((event) => direct(event, after)));
  });

  it('keeps back what is suppressed until the day it ends, and nothing else', () => {
    const told = (now: Date) => events.flatMap((event) => match(event, now));
    const kept = told(after).filter(
      ({ ruleId, accountId }) => ruleId.startsWith('trl-') && accountId === '111111111111',
    );
    expect(kept.length).toBeGreaterThan(10);
    const ids = new Set(kept.map(({ id }) => id));
    expect(told(before)).toEqual(told(after).filter(({ id }) => !ids.has(id)));
  });

  it('names accounts as the configuration does', () => {
    const alerts = events.flatMap((event) => match(event, after));
    const names = new Map(alerts.map(({ accountId, accountName }) => [accountId, accountName]));
    expect(names.get('111111111111')).toBe('management');
    expect(names.get('333333333333')).toBe('security');
  });

  it('writes the same settings for the same configuration, and refuses those of another release', () => {
    expect(hubSettingsText(configuration, book)).toBe(text);
    expect(() => readHubSettings('{"schema":"orgtrail.matcher/9"}')).toThrow('orgtrail.matcher/9');
  });
});
