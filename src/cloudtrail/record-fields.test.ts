import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AggregatedRecord } from './aggregated-record.js';
import type { EventRecord } from './event-record.js';
import type { InsightRecord } from './insight-record.js';
import {
  SESSION_ATTRIBUTE_FIELDS,
  SESSION_CONTEXT_FIELDS,
  SESSION_ISSUER_FIELDS,
  TLS_DETAILS_FIELDS,
  TOP_LEVEL_FIELDS,
  USER_IDENTITY_FIELDS,
} from './record-fields.js';

const event = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:alice',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/alice',
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLE',
        accountId: '111122223333',
        userName: 'Admin',
      },
      webIdFederationData: {},
      attributes: { creationDate: '2026-03-01T00:00:00Z', mfaAuthenticated: 'false' },
      ec2RoleDelivery: '2.0',
    },
    onBehalfOf: { userId: 'u', identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1' },
  },
  eventTime: '2026-03-01T01:00:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  awsRegion: 'eu-west-1',
  sourceIPAddress: 'AWS Internal',
  userAgent: null,
  requestParameters: null,
  responseElements: null,
  requestID: 'not a uuid',
  eventID: '00000000-0000-4000-8000-000000000000',
  readOnly: true,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
  sessionCredentialFromConsole: 'true',
  tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', keyExchange: 'x25519' },
} satisfies EventRecord;

const insight = {
  eventVersion: '1.07',
  eventTime: '2026-03-01T01:00:00Z',
  awsRegion: 'eu-west-1',
  eventID: '00000000-0000-4000-8000-000000000001',
  eventType: 'AwsCloudTrailInsight',
  sharedEventID: '00000000-0000-4000-8000-000000000002',
  insightDetails: {
    state: 'Start',
    eventSource: 'ssm.amazonaws.com',
    eventName: 'UpdateInstanceInformation',
    insightType: 'ApiCallRateInsight',
    insightContext: {
      statistics: { baseline: { average: 0.01 }, insight: { average: 50 }, insightDuration: 5 },
      attributions: [{ attribute: 'errorCode', insight: [{ value: 'null', average: 50 }], baseline: [] }],
    },
  },
  eventCategory: 'Insight',
} satisfies InsightRecord;

const aggregated = {
  eventVersion: '1.0',
  accountId: '111122223333',
  eventId: '00000000-0000-4000-8000-000000000003',
  eventCategory: 'Aggregated',
  eventType: 'AwsAggregatedEvent',
  awsRegion: 'eu-west-1',
  eventSource: 's3.amazonaws.com',
  timeWindow: { windowStart: '2025-10-30 23:45:00', windowEnd: '2025-10-30 23:50:00', windowSize: 'PT5M' },
  summary: { primaryDimension: {}, details: [] },
} satisfies AggregatedRecord;

describe('the lists of known fields', () => {
  test.each([
    ['an event', event, TOP_LEVEL_FIELDS],
    ['an Insight', insight, TOP_LEVEL_FIELDS],
    ['an aggregated event', aggregated, TOP_LEVEL_FIELDS],
    ['an identity', event.userIdentity, USER_IDENTITY_FIELDS],
    ['a session', event.userIdentity.sessionContext, SESSION_CONTEXT_FIELDS],
    ['the issuer of a session', event.userIdentity.sessionContext.sessionIssuer, SESSION_ISSUER_FIELDS],
    ['the attributes of a session', event.userIdentity.sessionContext.attributes, SESSION_ATTRIBUTE_FIELDS],
    ['TLS details', event.tlsDetails, TLS_DETAILS_FIELDS],
  ])('know every member of %s', (_name, object, fields) => {
    expect(fields).toEqual(expect.arrayContaining(Object.keys(object)));
  });

  test('do not know a member that AWS has not documented', () => {
    expect(TOP_LEVEL_FIELDS).not.toContain('eventIdentifier');
    expect(USER_IDENTITY_FIELDS).not.toContain('username');
  });

  test('hold the two spellings of the event id, which mean different records', () => {
    expect(TOP_LEVEL_FIELDS).toEqual(expect.arrayContaining(['eventID', 'eventId']));
  });

  test('are typed by the names they hold', () => {
    expectTypeOf<(typeof TOP_LEVEL_FIELDS)[number]>().toEqualTypeOf<
      keyof EventRecord | keyof InsightRecord | keyof AggregatedRecord
    >();
  });
});
