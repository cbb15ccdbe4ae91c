import { record } from '../../fixtures/log-files.js';

type Json = Readonly<Record<string, unknown>>;

/** Texts that some engine reads, orders, cuts or escapes in its own way. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  'null',
  "it's",
  '"quoted"',
  'back\\slash',
  'line\nbreak',
  '111122223333\n',
  'carriage\r\nreturn',
  'tab\there',
  'nul\u0000inside',
  '\u0001\u001f\u007f',
  'ümläut',
  'e\u0301',
  'İıKſßﬀ',
  '日本語',
  '😀 and more',
  '\uffee after the emoji in UTF-16',
  'line\u2028separator',
  '\ufeffmark',
  'no\u00a0break',
  '%_*?[a-z]$1\\1',
  '{"json":[1,2]}',
  '[1]',
  '*',
  'all',
  '0',
  '-1',
  ' 7 ',
  '1e3',
  '1.50',
  '99999999999999999999',
  'true',
  '0.0.0.0/0',
  '::1',
  'NaN',
  'Infinity',
  'x'.repeat(5000),
];

/** JSON values where the queries expect text. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -0.5,
  1.5,
  9007199254740991,
  [],
  {},
  ['a', null, 1],
  [['nested']],
  { userId: 'a', group: null },
  { items: [{ userId: '111122223333' }, { group: 'all' }] },
];

/** Texts and numbers that JavaScript would write in another way. `DIALECT_DIFFERENCES` has those that engines do. */
const RAW_JSON: readonly string[] = [
  '{"userName":12345678901234567890}',
  '{"userName":123456789012345678901234567890}',
  '{"userName":"\\u0041\\/\\ud83d\\ude00"}',
  '{"userName":"first","userName":"second"}',
  '{ "userName" : "spaced" , "list" : [ 1 , 2 ] }',
  '{"user.name":"dotted","userName":{"x":1}}',
];

/** One record of each kind that a query takes apart, with `value` wherever it looks. */
const kinds = (value: unknown, id: number): readonly Json[] => [
  iam(
    'CreateAccessKey',
    { userName: value },
    { accessKey: { accessKeyId: `AKIAODD${id}`, userName: value } },
  ),
  iam('PutUserPolicy', { userName: value, policyName: value, policyDocument: value }),
  {
    eventSource: 'iam.amazonaws.com',
    eventName: 'DeleteUser',
    errorCode: 'AccessDenied',
    errorMessage: `User: ${String(value)} is not authorized to perform: iam:DeleteUser on resource: ${String(value)} because no ${String(value)}`,
    readOnly: false,
  },
  {
    eventSource: 'ec2.amazonaws.com',
    eventName: 'AuthorizeSecurityGroupIngress',
    requestParameters: {
      groupId: value,
      ipPermissions: {
        items: [
          {
            ipProtocol: value,
            fromPort: value,
            toPort: value,
            ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
          },
        ],
      },
    },
    readOnly: false,
  },
  {
    eventSource: 'ec2.amazonaws.com',
    eventName: 'ModifySnapshotAttribute',
    requestParameters: { snapshotId: value, createVolumePermission: { add: { items: [{ userId: value }] } } },
    readOnly: false,
  },
  s3('PutBucketLifecycle', {
    bucketName: value,
    LifecycleConfiguration: { Rule: [{ Expiration: { Days: value } }] },
  }),
  {
    ...s3('GetObject', { bucketName: 'odd', key: value }),
    additionalEventData: { bytesTransferredOut: value },
  },
  {
    eventSource: 'secretsmanager.amazonaws.com',
    eventName: 'BatchGetSecretValue',
    requestParameters: { secretIdList: [value, 'other'], names: value },
  },
  {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: { roleArn: value, roleSessionName: value },
    responseElements: {
      credentials: { accessKeyId: `ASIAODD${id}` },
      assumedRoleUser: { assumedRoleId: value },
    },
  },
  {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    requestParameters: value,
    responseElements: { ConsoleLogin: value === null ? 'Failure' : 'Success' },
    additionalEventData: { MFAUsed: value },
    userIdentity: { type: 'IAMUser', accountId: '111122223333', userName: 'odd' },
  },
];

const iam = (eventName: string, requestParameters: unknown, responseElements: unknown = null): Json => ({
  eventSource: 'iam.amazonaws.com',
  eventName,
  requestParameters,
  responseElements,
  readOnly: false,
});

const s3 = (eventName: string, requestParameters: unknown): Json => ({
  eventSource: 's3.amazonaws.com',
  eventName,
  requestParameters,
  readOnly: false,
});

/** One record with `text` in every scalar field that queries group and order by. */
const everywhere = (text: string): Json => ({
  eventName: text,
  eventSource: text,
  awsRegion: text,
  errorCode: text,
  errorMessage: text,
  sourceIPAddress: text,
  userAgent: text,
  sharedEventID: text,
  requestID: text,
  recipientAccountId: text,
  vpcEndpointId: text,
  userIdentity: {
    type: text,
    principalId: text,
    arn: text,
    accountId: text,
    accessKeyId: text,
    userName: text,
    sessionContext: { sessionIssuer: { arn: text, accountId: text }, sourceIdentity: text },
  },
});

/** Fields that are missing, and times as no service writes them. */
const lacking: readonly Json[] = [
  { eventTime: undefined },
  { eventTime: 'yesterday' },
  { eventTime: '2026-02-30T10:00:00Z' },
  { eventTime: '2026-03-01T10:00:00.123Z' },
  { eventTime: '2026-03-01T11:30:00+01:00' },
  { eventTime: '1969-12-31T23:59:59Z' },
  { eventTime: '1582-10-10T00:00:00Z' },
  { eventID: undefined },
  { eventName: undefined },
  { eventSource: undefined },
  { awsRegion: undefined },
  { userIdentity: undefined },
  { userIdentity: null },
  { userIdentity: { type: 'AWSAccount', accountId: '999999999999\n' } },
  { requestParameters: undefined, responseElements: undefined },
  { sourceIPAddress: undefined, userAgent: undefined },
  { recipientAccountId: undefined },
  { readOnly: undefined, managementEvent: undefined, eventCategory: undefined },
  { userAgent: 'Unheard-Of/1.0 (by a caller that is known)' },
];

/** Callers, roles and keys that lead in circles, fork and join. */
const chains: readonly Json[] = [
  ['a', 'b'],
  ['b', 'a'],
  ['b', 'c'],
  ['a', 'c'],
  ['c', 'd'],
  ['d', 'b'],
  ['d', 'd'],
].map(([from = '', to = '']) => ({
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  requestParameters: { roleArn: `role/${to}`, roleSessionName: 'loop' },
  responseElements: {
    credentials: { accessKeyId: `KEY-${to}` },
    assumedRoleUser: { assumedRoleId: `ID-${to}:loop` },
  },
  userIdentity: {
    type: 'IAMUser',
    arn: `role/${from}`,
    principalId: `ID-${from}:loop`,
    accessKeyId: `KEY-${from}`,
  },
}));

const moment = (index: number): string =>
  new Date(Date.UTC(2026, 2, 1) + index * 617_000).toISOString().replace('.000Z', 'Z');

/** Records that CloudTrail does not write, but a forger or a new service might. */
export const oddRecords = (): readonly Json[] => {
  const changes = [
    ...[...TEXTS, ...VALUES].flatMap((value, id) => kinds(value, id)),
    ...TEXTS.map(everywhere),
    ...lacking,
    ...chains,
    ...chains,
  ];
  return changes.map((change, index) =>
    record({ eventTime: moment(index), eventID: `odd-${index}`, requestID: 'odd', ...change }),
  );
};

/** Records whose parameters are exactly these texts. */
export const rawRecords = (): readonly string[] =>
  RAW_JSON.map((json, index) =>
    JSON.stringify(
      record({
        eventID: `raw-${index}`,
        requestID: 'raw',
        ...iam('CreateAccessKey', 'HERE'),
        eventTime: moment(index),
      }),
    ).replace('"HERE"', json),
  );
