/** What a reader asks first of an event. Every text is somebody else's; `''` stands for what is not said. */
export interface EventFacts {
  readonly eventId: string;
  /** ISO 8601, UTC, as the record has it. */
  readonly eventTime: string;
  readonly accountId: string;
  readonly region: string;
  /** Who, stable over sessions: the same choice as the lake's column `principal`. */
  readonly principal: string;
  /** `ec2:AuthorizeSecurityGroupIngress` */
  readonly action: string;
  readonly sourceIpAddress: string;
  /** `''` for a call that succeeded. */
  readonly errorCode: string;
}

/** What facts are made from, as paths of fields. */
export const FACT_FIELDS: readonly string[] = [
  'eventID',
  'eventTime',
  'recipientAccountId',
  'awsRegion',
  'eventSource',
  'eventName',
  'sourceIPAddress',
  'errorCode',
  'userIdentity.sessionContext.sessionIssuer.arn',
  'userIdentity.arn',
  'userIdentity.invokedBy',
  'userIdentity.principalId',
  'userIdentity.onBehalfOf.userId',
  'userIdentity.accountId',
];

type Json = Readonly<Record<string, unknown>>;

export function eventFacts(event: unknown): EventFacts {
  const record = objectOf(event);
  const identity = objectOf(record['userIdentity']);
  return {
    eventId: firstText(record['eventID'], record['eventId']),
    eventTime: firstText(record['eventTime']),
    accountId: firstText(record['recipientAccountId'], record['accountId'], identity['accountId']),
    region: firstText(record['awsRegion']),
    principal: principalOf(identity),
    action: actionOf(firstText(record['eventSource']), firstText(record['eventName'])),
    sourceIpAddress: firstText(record['sourceIPAddress']),
    errorCode: firstText(record['errorCode']),
  };
}

function principalOf(identity: Json): string {
  const issuer = objectOf(objectOf(identity['sessionContext'])['sessionIssuer']);
  return firstText(
    issuer['arn'],
    identity['arn'],
    identity['invokedBy'],
    identity['principalId'],
    objectOf(identity['onBehalfOf'])['userId'],
    identity['accountId'],
  );
}

/** `ec2.amazonaws.com` and `RunInstances` as IAM writes them. */
function actionOf(source: string, name: string): string {
  return source === '' ? name : `${source.replace(/\.amazonaws\.com(\.cn)?$/, '')}:${name}`;
}

/** The first that says anything. */
function firstText(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string' && value !== '') ?? '';
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
