import { beforeAll, describe, expect, it } from 'vitest';
import type { EventRecord } from '../../cloudtrail/index.js';
import { knownRegions, makeWorld, type World } from '../world/index.js';
import { accountActivity } from './account-activity.js';

const world: World = makeWorld({
  seed: 3,
  accounts: 6,
  regions: knownRegions.slice(0, 3),
  people: 14,
  size: 1,
  trailName: 'org-trail',
  bucket: 'larkmoor-org-trail',
});
const rates = { pipelines: 40, audits: 16, operators: 6 };
/** A Monday. */
const firstHour = Date.parse('2026-03-02T00:00:00Z') / 3_600_000;

function recordsOf(from: number, hours: number): EventRecord[] {
  return world.accounts.flatMap((account) => {
    const activity = accountActivity(world, account, rates);
    const wanted = Math.round(700 * account.share);
    return Array.from({ length: hours }, (_, index) => activity.in(from + index, wanted))
      .flat()
      .map(({ text }) => JSON.parse(text) as EventRecord);
  });
}

let monday: readonly EventRecord[];
beforeAll(() => {
  monday = recordsOf(firstHour, 24);
});

const shareOf = (test: (record: EventRecord) => boolean) => monday.filter(test).length / monday.length;

function issuedKey(record: EventRecord): string | undefined {
  const { credentials } = (record.responseElements ?? {}) as { credentials?: { accessKeyId: string } };
  return credentials?.accessKeyId;
}

describe('a working day', () => {
  it('is made of reads for nine tenths, and of a few errors', () => {
    expect(shareOf(({ readOnly }) => readOnly === true)).toBeGreaterThan(0.87);
    expect(shareOf(({ readOnly }) => readOnly === true)).toBeLessThan(0.95);
    expect(shareOf(({ errorCode }) => errorCode !== undefined)).toBeGreaterThan(0.02);
    expect(shareOf(({ errorCode }) => errorCode !== undefined)).toBeLessThan(0.08);
  });

  it('uses many APIs of many services', () => {
    expect(new Set(monday.map(({ eventSource, eventName }) => eventSource + eventName)).size).toBeGreaterThan(
      150,
    );
    expect(new Set(monday.map(({ eventSource }) => eventSource)).size).toBeGreaterThan(25);
  });

  it('has callers of every kind', () => {
    const kinds = new Set(monday.map(({ userIdentity }) => userIdentity.type));
    expect([...kinds].sort()).toEqual(
      [
        'AWSAccount',
        'AWSService',
        'AssumedRole',
        'IAMUser',
        'IdentityCenterUser',
        'SAMLUser',
        'WebIdentityUser',
        undefined,
      ].sort(),
    );
  });

  it('writes every field that CloudTrail always writes', () => {
    for (const record of monday) {
      expect(record).toMatchObject({
        eventVersion: expect.stringMatching(/^1\.\d+$/),
        userIdentity: expect.any(Object),
        eventTime: expect.stringMatching(/^2026-03-0\dT\d\d:\d\d:\d\dZ$/),
        eventSource: expect.stringMatching(/^[a-z0-9-]+\.amazonaws\.com$/),
        eventName: expect.stringMatching(/^[A-Z]\w+$/),
        sourceIPAddress: expect.any(String),
        eventID: expect.any(String),
        eventType: expect.stringMatching(/^Aws/),
        eventCategory: 'Management',
      });
      expect(record.requestParameters).not.toBeUndefined();
      expect(record.responseElements).not.toBeUndefined();
    }
  });

  it('answers no call that failed', () => {
    expect(
      monday.filter(
        ({ errorCode, responseElements }) => errorCode !== undefined && responseElements !== null,
      ),
    ).toEqual([]);
  });

  it('has no TLS details where AWS called itself', () => {
    expect(
      monday.filter(
        ({ userIdentity, tlsDetails }) => userIdentity.invokedBy !== undefined && tlsDetails !== undefined,
      ),
    ).toEqual([]);
    expect(shareOf(({ tlsDetails }) => tlsDetails !== undefined)).toBeGreaterThan(0.3);
  });
});

describe('temporary keys', () => {
  it('belong to one principal each', () => {
    const owners = new Map<string, string>();
    for (const { userIdentity } of monday) {
      const { accessKeyId, arn } = userIdentity;
      if (accessKeyId === undefined || arn === undefined) continue;
      expect(owners.get(accessKeyId) ?? arn).toBe(arn);
      owners.set(accessKeyId, arn);
    }
    expect(owners.size).toBeGreaterThan(300);
  });

  it('are handed out before they are used', () => {
    const issuedAt = new Map(monday.map((record) => [issuedKey(record), record.eventTime]));
    const madeToday = monday.filter(
      ({ userIdentity }) =>
        (userIdentity.sessionContext?.attributes?.creationDate ?? '') >= '2026-03-02' &&
        userIdentity.accessKeyId !== undefined,
    );
    expect(madeToday.length).toBeGreaterThan(1000);
    for (const { userIdentity, eventTime } of madeToday) {
      expect(issuedAt.get(userIdentity.accessKeyId)).toBeDefined();
      expect(issuedAt.get(userIdentity.accessKeyId)! <= eventTime).toBe(true);
    }
  });
});

describe('taking on a role of another account', () => {
  it('is recorded in both accounts with one shared id and two event ids', () => {
    const records = monday.filter(
      ({ eventName, userIdentity }) => eventName === 'AssumeRole' && userIdentity.type !== 'AWSService',
    );
    const pairs = new Map<string, EventRecord[]>();
    for (const record of records) {
      const shared = record.sharedEventID ?? record.eventID;
      pairs.set(shared, [...(pairs.get(shared) ?? []), record]);
    }
    const crossing = [...pairs.values()].filter((pair) => pair.length === 2);
    expect(crossing.length).toBeGreaterThan(20);
    for (const [one, other] of crossing) {
      const outside = one!.userIdentity.type === 'AWSAccount' ? one! : other!;
      const inside = outside === one ? other! : one!;
      expect(outside.userIdentity).toEqual({
        type: 'AWSAccount',
        principalId: inside.userIdentity.principalId,
        accountId: inside.recipientAccountId,
      });
      expect(outside.recipientAccountId).not.toBe(inside.recipientAccountId);
      expect(outside.eventID).not.toBe(inside.eventID);
      expect(outside.responseElements).toEqual(inside.responseElements);
    }
  });

  it('keeps the source identity in the session', () => {
    const identities = monday.flatMap(
      ({ userIdentity }) => userIdentity.sessionContext?.sourceIdentity ?? [],
    );
    expect(identities.some((identity) => identity.startsWith('github-'))).toBe(true);
    expect(identities.some((identity) => identity.endsWith('@larkmoor.example'))).toBe(true);
  });
});

describe('people', () => {
  it('come in through Identity Center, and their console calls say so', () => {
    const entries = monday.filter(({ eventName }) => eventName === 'AssumeRoleWithSAML');
    expect(entries.length).toBeGreaterThan(5);
    const fromConsole = monday.filter(
      ({ sessionCredentialFromConsole }) => sessionCredentialFromConsole === 'true',
    );
    expect(fromConsole.length).toBeGreaterThan(20);
    for (const { userIdentity } of fromConsole) {
      expect(userIdentity.sessionContext?.sessionIssuer?.userName).toMatch(
        /^AWSReservedSSO_\w+_[0-9a-f]{16}$/,
      );
    }
  });

  it('mostly rest on Sunday', () => {
    const sunday = recordsOf(firstHour - 24, 24);
    const work = (records: readonly EventRecord[]) =>
      records.filter(({ eventName }) => eventName === 'AssumeRoleWithSAML').length;
    expect(work(sunday)).toBeLessThan(work(monday) / 3);
  });
});

describe('machines', () => {
  it('that Auto Scaling launches in the morning are the ones it terminates in the evening', () => {
    const ids = (name: string) =>
      monday
        .filter(({ eventName }) => eventName === name)
        .map(
          ({ responseElements }) =>
            (responseElements as { instancesSet: { items: { instanceId: string }[] } }).instancesSet.items[0]!
              .instanceId,
        )
        .sort();
    expect(ids('RunInstances').length).toBeGreaterThan(3);
    expect(ids('TerminateInstances')).toEqual(ids('RunInstances'));
  });

  it('use their role as themselves: the session is named after the machine', () => {
    const own = monday.filter(
      ({ userIdentity }) => userIdentity.sessionContext?.ec2RoleDelivery !== undefined,
    );
    expect(own.length).toBeGreaterThan(100);
    for (const { userIdentity } of own)
      expect(userIdentity.principalId).toMatch(/^AROA[A-Z2-7]{17}:i-0[0-9a-f]{16}$/);
  });
});

it('gives an hour the events that were asked for, and hardly more', () => {
  const account = world.accountFor('production');
  const events = accountActivity(world, account, rates).in(firstHour + 3, 600);
  expect(events.length).toBeGreaterThanOrEqual(600);
  expect(events.length).toBeLessThan(650);
});
