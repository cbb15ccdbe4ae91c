import { describe, expect, it } from 'vitest';
import { collectDetections, openRuleBook } from '../../detection/index.js';
import { createRecordMatcher } from '../../detection/records/match-record.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, openRuleFolder } from '../../sigma/index.js';
import { readRuleEvents } from '../rules/read-rule-events.js';

const pack = await openRuleFolder([]);
const events = await readRuleEvents(pack.files);
const book = openRuleBook(pack, { placeholders: {}, minimumLevel: 'informational', only: [] });
const match = createRecordMatcher(book, CLOUDTRAIL_VIRTUAL_FIELDS);

type Json = Readonly<Record<string, unknown>>;

/** The first event that a rule has to match, by the same actor, so many seconds after ten o'clock. */
function eventOf(ruleId: string, seconds: number, change: (event: Json) => Json = (event) => event): Json {
  const own = events.find((each) => each.ruleId === ruleId)!.cases.find(({ expected }) => expected)!.event;
  const time = new Date(Date.UTC(2026, 2, 1, 10) + seconds * 1000).toISOString().replace('.000Z', 'Z');
  return change({
    ...own,
    eventID: `${ruleId}-${seconds}`,
    eventTime: time,
    recipientAccountId: '111111111111',
  });
}

const withParameter =
  (name: string, value: string) =>
  (event: Json): Json => ({
    ...event,
    requestParameters: { ...(event['requestParameters'] as Json), [name]: value },
  });

const many = (count: number, make: (at: number) => Json): readonly Json[] =>
  Array.from({ length: count }, (_, at) => make(at));

const DOOR = ['idn-16', 'idn-09', 'idn-11'];
const byOneActor = (event: Json): Json => ({
  ...event,
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/mallory', userName: 'mallory' },
});

/** For each correlation what fulfils it, and what lacks one thing. */
const CASES: Readonly<
  Record<string, { readonly fulfils: readonly Json[]; readonly misses: readonly Json[] }>
> = {
  'cor-01': {
    fulfils: many(5, (at) => eventOf('idn-03', at * 120)),
    misses: many(5, (at) => eventOf('idn-03', at * 151)),
  },
  'cor-02': {
    fulfils: many(5, (at) => eventOf('idn-07', at)),
    misses: many(5, (at) =>
      eventOf('idn-07', at, (event) => ({ ...event, sourceIPAddress: `192.0.2.${at}` })),
    ),
  },
  'cor-03': {
    fulfils: many(5, (at) =>
      eventOf('idn-07', at, (event) => ({ ...event, sourceIPAddress: `192.0.2.${at}` })),
    ),
    misses: many(4, (at) => eventOf('idn-07', at)),
  },
  'cor-04': {
    fulfils: many(20, (at) =>
      eventOf('base-access-denied', at, (event) => ({ ...event, eventName: `List${at % 5}` })),
    ),
    misses: many(20, (at) =>
      eventOf('base-access-denied', at, (event) => ({ ...event, eventName: `List${at % 4}` })),
    ),
  },
  'cor-05': {
    fulfils: DOOR.map((ruleId, at) => eventOf(ruleId, at * 900, byOneActor)),
    misses: DOOR.toReversed().map((ruleId, at) => eventOf(ruleId, at * 900, byOneActor)),
  },
  'cor-06': {
    fulfils: many(21, (at) => eventOf('base-secret-read', at, withParameter('secretId', `secret-${at}`))),
    misses: many(40, (at) => eventOf('base-secret-read', at, withParameter('secretId', `secret-${at % 20}`))),
  },
  'cor-07': {
    fulfils: many(100, (at) => eventOf('base-object-deleted', at)),
    misses: many(100, (at) =>
      eventOf('base-object-deleted', at, withParameter('bucketName', `bucket-${at % 2}`)),
    ),
  },
};

const found = (records: readonly Json[]): readonly string[] =>
  collectDetections(records.flatMap(match), book)
    .filter(({ kind }) => kind === 'correlation')
    .map(({ ruleId }) => ruleId);

describe('the correlations of the package', () => {
  const reporting = pack.correlations
    .map(({ ruleId }) => ruleId)
    .filter((ruleId) => book.reporting.has(ruleId));

  it('are all here', () => {
    expect(Object.keys(CASES)).toEqual(reporting);
  });

  it.each(reporting)('%s tells of what fulfils it, once, and not of what lacks one thing', (ruleId) => {
    const { fulfils, misses } = CASES[ruleId]!;
    expect(found(fulfils).filter((each) => each === ruleId)).toEqual([ruleId]);
    expect(found(misses)).not.toContain(ruleId);
  });
});
