import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codesOf,
  editTree,
  type SimulatedTree,
  simulateTree,
  type TreeEditor,
  verifyEdited,
} from '../../../test/fixtures/digest-tree/index.js';
import { record } from '../../../test/fixtures/log-files.js';

/** The cases of gaps and the events that explain them, numbered as in the list of tamper cases. */
let base: SimulatedTree;
let edit: TreeEditor;
/** Every hourly chain: those of the management account first, its home Region last. */
let places: readonly { readonly account: number; readonly region: string }[];

const day = '2026-03-02';
const actor = 'arn:aws:sts::111122223333:assumed-role/Admin/mallory';
const noPredecessor = {
  previousDigestS3Bucket: null,
  previousDigestS3Object: null,
  previousDigestHashValue: null,
  previousDigestHashAlgorithm: null,
  previousDigestSignature: null,
} as const;

beforeAll(async () => {
  base = await simulateTree();
  places = [0, 1].flatMap((account) => ['eu-west-1', 'us-east-1'].map((region) => ({ account, region })));
});

beforeEach(() => {
  edit = editTree(base);
});

function at(time: string): Date {
  return new Date(`${day}T${time}:00Z`);
}

function endOf(key: string): number {
  return Date.parse(edit.digest(key).digestEndTime);
}

/** Digests of a chain that end in the time, and the log files that they list. */
function removeDigests(account: number, region: string, from: Date, to: Date, keepsLogs = false): void {
  for (const key of edit.digests(account, region)) {
    if (endOf(key) <= from.getTime() || endOf(key) > to.getTime()) continue;
    if (!keepsLogs) for (const { s3Object } of edit.digest(key).logFiles) edit.remove(s3Object);
    edit.remove(key);
  }
}

/** The chain begins anew with the digest of that hour, as after StartLogging. */
function restart(account: number, region: string, hour: Date, keepsLogs = false): void {
  const key = edit.digests(account, region).find((each) => endOf(each) > hour.getTime())!;
  if (!keepsLogs) for (const { s3Object } of edit.digest(key).logFiles) edit.remove(s3Object);
  edit.signChain(key, { ...noPredecessor, logFiles: [], newestEventTime: null, oldestEventTime: null });
}

/** An event of the management account in the trail's home Region, in a log file that a digest lists. */
function happens(time: Date, eventName: string, requestParameters: unknown, change: object = {}): string {
  const [like] = edit.logs(0, 'us-east-1');
  const owner = base.organization.managementAccountId;
  return edit.deliver({
    like: like!,
    at: new Date(time.getTime() + 5 * 60_000),
    records: [
      record({
        eventSource: 'cloudtrail.amazonaws.com',
        eventName,
        eventTime: `${time.toISOString().slice(0, 19)}Z`,
        awsRegion: 'us-east-1',
        recipientAccountId: owner,
        requestParameters,
        userIdentity: { type: 'AssumedRole', arn: actor, accountId: owner },
        ...change,
      }),
    ],
  });
}

/** Every chain stops and starts again at these times. */
function stopBetween(from: string, to: string, keepsLogs = false): void {
  for (const { account, region } of places) {
    const hourLater = new Date(at(from).getTime() + 3_600_000);
    removeDigests(account, region, hourLater, at(to), keepsLogs);
    restart(account, region, at(to), keepsLogs);
  }
}

const trail = { name: 'org-trail' };

describe('a gap', () => {
  it('case 54: that StopLogging explains is GAP_EXPLAINED, with who did it', async () => {
    happens(at('10:00'), 'StopLogging', trail);
    stopBetween('10:00', '12:00');
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toEqual(Array.from({ length: 4 }, () => 'GAP_EXPLAINED'));
    expect(report.findings[0]).toMatchObject({
      explainedBy: {
        eventName: 'StopLogging',
        actor,
        eventTime: `${day}T10:00:00Z`,
        eventId: expect.any(String),
      },
    });
    for (const { hoursExpected, hoursCovered } of report.coverage)
      expect([hoursExpected, hoursCovered]).toEqual([25, 23]);
  });

  it('case 54: the starting digest does not cover its own hour', async () => {
    happens(at('10:00'), 'StopLogging', trail);
    stopBetween('10:00', '12:00');
    const { gaps } = (await verifyEdited(edit)).coverage[0]!;
    expect(gaps).toHaveLength(1);
    expect(Date.parse(gaps[0]!.to) - Date.parse(gaps[0]!.from)).toBe(2 * 3_600_000);
    expect(new Date(gaps[0]!.to).getUTCHours()).toBe(12);
  });

  it('case 54: that the ARN of another trail is stopped explains nothing', async () => {
    happens(at('10:00'), 'StopLogging', {
      name: `arn:aws:cloudtrail:us-east-1:${base.organization.accounts[1]!.accountId}:trail/org-trail`,
    });
    stopBetween('10:00', '12:00');
    expect(new Set(codesOf(await verifyEdited(edit)))).toEqual(new Set(['GAP_UNEXPLAINED']));
  });

  it('case 54: that StopLogging was refused explains nothing', async () => {
    happens(at('10:00'), 'StopLogging', trail, { errorCode: 'AccessDenied' });
    stopBetween('10:00', '12:00');
    expect(new Set(codesOf(await verifyEdited(edit)))).toEqual(new Set(['GAP_UNEXPLAINED']));
  });

  it('case 54: that an event of a log file nobody vouches for explains nothing', async () => {
    stopBetween('10:00', '12:00');
    const [like] = edit.logs(0, 'us-east-1');
    const key = edit.deliver({
      like: like!,
      at: at('09:35'),
      records: [
        record({
          eventSource: 'cloudtrail.amazonaws.com',
          eventName: 'StopLogging',
          eventTime: `${day}T09:30:00Z`,
          requestParameters: trail,
        }),
      ],
      isUnlisted: true,
    });
    const report = await verifyEdited(edit);
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'UNLISTED', key }));
    expect(codesOf(report).filter((code) => code === 'GAP_UNEXPLAINED')).toHaveLength(4);
  });

  it('case 55: whose old end was cut off with its log files is TAIL_TRUNCATED', async () => {
    happens(at('10:00'), 'StopLogging', trail);
    stopBetween('10:00', '12:00');
    removeDigests(1, 'eu-west-1', at('09:00'), at('11:00'));
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('tampered');
    expect(codesOf(report)).toEqual(['TAIL_TRUNCATED', 'GAP_EXPLAINED', 'GAP_EXPLAINED', 'GAP_EXPLAINED']);
    expect(report.findings[0]).toMatchObject({
      accountId: base.organization.accounts[1]!.accountId,
      region: 'eu-west-1',
    });
  });

  it('case 55: whose StopLogging was cut off as well, and StartLogging not, is TAIL_TRUNCATED', async () => {
    happens(at('10:00'), 'StopLogging', trail);
    stopBetween('10:00', '12:00');
    happens(at('12:10'), 'StartLogging', trail);
    removeDigests(0, 'us-east-1', at('08:00'), at('11:00'));
    const report = await verifyEdited(edit);
    expect(new Set(codesOf(report))).toEqual(new Set(['TAIL_TRUNCATED']));
  });

  it('case 56: in which validation was off is GAP_EXPLAINED, and its log files are NOT_COVERED', async () => {
    happens(at('10:00'), 'UpdateTrail', { ...trail, enableLogFileValidation: false });
    stopBetween('10:00', '13:00', true);
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report).filter((code) => code === 'GAP_EXPLAINED')).toHaveLength(4);
    expect(report.findings.find(({ code }) => code === 'NOT_COVERED')).toMatchObject({
      keys: expect.any(Array),
    });
  });

  it('case 57: that nothing explains is GAP_UNEXPLAINED', async () => {
    stopBetween('10:00', '12:00');
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('tampered');
    expect(codesOf(report)).toEqual(Array.from({ length: 4 }, () => 'GAP_UNEXPLAINED'));
  });
});

describe('digests that are delivered again', () => {
  it('case 60: are PENDING_REDELIVERY when the bucket policy was changed at that time', async () => {
    happens(
      at('09:50'),
      'PutBucketPolicy',
      { bucketName: base.organization.trail.bucket },
      { eventSource: 's3.amazonaws.com' },
    );
    removeDigests(1, 'eu-west-1', at('10:00'), at('11:00'), true);
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toContain('PENDING_REDELIVERY');
    expect(codesOf(report)).not.toContain('DIGEST_MISSING');
  });

  it('case 60: are PENDING_REDELIVERY while CloudTrail reports that it cannot deliver', async () => {
    removeDigests(1, 'eu-west-1', at('10:00'), at('11:00'), true);
    const report = await verifyEdited(edit, { deliveryErrors: [{ region: 'eu-west-1' }] });
    expect(codesOf(report)).toContain('PENDING_REDELIVERY');
  });

  it('case 60: are missing after 30 days, and when the policy of another bucket was changed', async () => {
    happens(
      at('09:50'),
      'PutBucketPolicy',
      { bucketName: 'another-bucket' },
      { eventSource: 's3.amazonaws.com' },
    );
    removeDigests(1, 'eu-west-1', at('10:00'), at('11:00'), true);
    expect(codesOf(await verifyEdited(edit))).toContain('DIGEST_MISSING');
    const late = { deliveryErrors: [{ region: 'eu-west-1' }], now: new Date('2026-04-10T00:00:00Z') };
    expect(codesOf(await verifyEdited(edit, late))).toContain('DIGEST_MISSING');
  });
});

describe('an account that comes or goes', () => {
  const later = { to: new Date('2026-03-03T00:00:00Z') };

  function leave(): string {
    const accountId = base.organization.accounts[1]!.accountId;
    for (const region of ['eu-west-1', 'us-east-1'])
      removeDigests(1, region, at('17:00'), new Date('2026-03-04T00:00:00Z'));
    return accountId;
  }

  it('case 61: whose leaving is recorded is NOT_EXPECTED from then on', async () => {
    const accountId = leave();
    happens(
      at('17:00'),
      'RemoveAccountFromOrganization',
      { accountId },
      { eventSource: 'organizations.amazonaws.com' },
    );
    const report = await verifyEdited(edit, later);
    expect(report.verdict).toBe('ok');
    expect(new Set(codesOf(report))).toEqual(new Set(['NOT_EXPECTED']));
    for (const { hoursExpected, hoursCovered } of report.coverage) expect(hoursCovered).toBe(hoursExpected);
  });

  it('case 61: whose leaving is described is NOT_EXPECTED from then on', async () => {
    const accountId = leave();
    const accounts = base.organization.accounts.map((each) =>
      each.accountId === accountId ? { ...each, leftAt: at('17:00') } : each,
    );
    const report = await verifyEdited(edit, { ...later, expectation: { ...base.organization, accounts } });
    expect(report.verdict).toBe('ok');
    expect(new Set(codesOf(report))).toEqual(new Set(['NOT_EXPECTED']));
  });

  it('case 61: whose chains all end without a word is ACCOUNT_SILENT', async () => {
    const accountId = leave();
    const report = await verifyEdited(edit, later);
    expect(report).toMatchObject({
      verdict: 'incomplete',
      findings: [{ code: 'ACCOUNT_SILENT', accountId }],
    });
  });

  it('case 61: whose log files go on has lost its digests', async () => {
    for (const region of ['eu-west-1', 'us-east-1']) {
      removeDigests(1, region, at('17:00'), new Date('2026-03-04T00:00:00Z'), true);
    }
    expect(codesOf(await verifyEdited(edit, later))).toContain('TAIL_MISSING');
  });

  it('case 61: that is closed and goes on delivering is noted', async () => {
    const accounts = base.organization.accounts.map((each, index) =>
      index === 1 ? { ...each, status: 'CLOSED' as const, leftAt: at('12:00') } : each,
    );
    const report = await verifyEdited(edit, { expectation: { ...base.organization, accounts } });
    expect(report.verdict).toBe('ok');
    expect(codesOf(report)).toEqual(['NOT_EXPECTED', 'NOT_EXPECTED']);
  });

  it('case 62: that joined is proven from its first starting digest', async () => {
    for (const region of ['eu-west-1', 'us-east-1']) {
      for (const key of edit.logs(1, region)) {
        const { body, lastModified } = edit.get(key);
        if (lastModified > at('11:00')) continue;
        edit.put(key.replace(/AWSLogs\/o-[a-z0-9]+\//, 'AWSLogs/'), body, { lastModified });
      }
      removeDigests(1, region, at('00:00'), at('10:59'));
      removeDigests(1, region, new Date('2026-03-01T00:00:00Z'), at('00:00'));
      restart(1, region, at('11:00'));
    }
    const report = await verifyEdited(edit);
    expect(report.verdict).toBe('ok');
    expect(codesOf(report)).toEqual(['JOINED', 'OTHER_ROOT', 'JOINED', 'OTHER_ROOT']);
    for (const { hoursExpected, hoursCovered } of report.coverage) expect(hoursCovered).toBe(hoursExpected);
  });
});

describe('a chain without a gap', () => {
  it('case 77: whose selectors were narrowed is proven, with who narrowed them', async () => {
    const key = happens(at('15:00'), 'PutEventSelectors', {
      trailName: 'org-trail',
      eventSelectors: [{ readWriteType: 'WriteOnly', includeManagementEvents: true, dataResources: [] }],
    });
    const report = await verifyEdited(edit);
    expect(report).toMatchObject({
      verdict: 'ok',
      findings: [{ code: 'SCOPE_REDUCED', key, explainedBy: { actor } }],
    });
  });

  it('case 77: whose selectors record all management events is not worth a note', async () => {
    happens(at('15:00'), 'PutEventSelectors', {
      trailName: 'org-trail',
      advancedEventSelectors: [
        { name: 'all', fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] },
      ],
    });
    expect(await verifyEdited(edit)).toMatchObject({ verdict: 'ok', findings: [] });
  });
});
