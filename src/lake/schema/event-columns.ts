/**
 * The columns of `cloudtrail_events`: every documented top-level field, and the identity, session
 * and network fields that investigators filter on. One record here is the whole truth about a
 * column: the Delta schema, both readers (typed and generic), the documentation and the drift
 * report are generated from it.
 *
 * Field list: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface EventColumn {
  readonly name: string;
  readonly type: 'string' | 'timestamp' | 'boolean' | 'integer' | 'date';
  readonly source: ColumnSource;
  readonly describes: string;
}

export type ColumnSource =
  /** A scalar of the record at this path; null when absent. `alias` is another spelling, read by the generic reader only. */
  | { readonly kind: 'text'; readonly path: string; readonly alias?: string }
  /** Any JSON value of the record at this path, as compact JSON text; null when absent or JSON null. */
  | { readonly kind: 'json'; readonly path: string }
  /** An expression over the columns above it and the provenance columns. */
  | { readonly kind: 'derived'; readonly sql: string }
  /** Not from the record: where it was read. */
  | { readonly kind: 'provenance'; readonly sql: string };

const text = (name: string, path: string, describes: string, alias?: string): EventColumn => ({
  name,
  type: 'string',
  source: alias === undefined ? { kind: 'text', path } : { kind: 'text', path, alias },
  describes,
});

const json = (name: string, path: string, describes: string): EventColumn => ({
  name,
  type: 'string',
  source: { kind: 'json', path },
  describes: `${describes} (JSON text)`,
});

const derived = (name: string, type: EventColumn['type'], sql: string, describes: string): EventColumn => ({
  name,
  type,
  source: { kind: 'derived', sql },
  describes,
});

const provenance = (
  name: string,
  type: EventColumn['type'],
  sql: string,
  describes: string,
): EventColumn => ({ name, type, source: { kind: 'provenance', sql }, describes });

/** Scalars that are not columns themselves but feed derived ones. */
export const HIDDEN_TEXT: readonly EventColumn[] = [
  text('raw_event_time', 'eventTime', 'eventTime as written'),
  text('raw_read_only', 'readOnly', 'readOnly as written'),
  text('raw_management_event', 'managementEvent', 'managementEvent as written'),
  text('raw_from_console', 'sessionCredentialFromConsole', 'the text "true" or absent'),
  text('raw_session_created', 'userIdentity.sessionContext.attributes.creationDate', 'as written'),
  text('raw_mfa', 'userIdentity.sessionContext.attributes.mfaAuthenticated', 'as written'),
  text('raw_assumed_root', 'userIdentity.sessionContext.assumedRoot', 'as written'),
];

export const EVENT_COLUMNS: readonly EventColumn[] = [
  derived(
    'event_time',
    'timestamp',
    'try_cast(raw_event_time AS TIMESTAMPTZ)',
    'when the request completed, UTC, whole seconds; null when the record has no readable eventTime',
  ),
  text('event_id', 'eventID', 'GUID of the event; the same event delivered twice has the same id', 'eventId'),
  text('event_source', 'eventSource', 'the service, such as `iam.amazonaws.com`'),
  text('event_name', 'eventName', 'the API action'),
  text('event_type', 'eventType', 'AwsApiCall, AwsServiceEvent, AwsConsoleAction, AwsConsoleSignIn, …'),
  text('event_category', 'eventCategory', 'Management, Data, NetworkActivity, Insight, Aggregated'),
  text('event_version', 'eventVersion', 'version of the record format, such as `1.11`'),
  text('aws_region', 'awsRegion', 'the Region that the request was made to'),
  derived(
    'account_id',
    'string',
    'coalesce(recipient_account_id, log_account_id, identity_account_id)',
    'the account that the event belongs to: recipientAccountId, else the account of the log file, else of the identity',
  ),
  text('recipient_account_id', 'recipientAccountId', 'the account that received the event', 'accountId'),
  derived(
    'principal',
    'string',
    "coalesce(nullif(session_issuer_arn, ''), nullif(identity_arn, ''), nullif(invoked_by, ''), nullif(principal_id, ''), nullif(on_behalf_of_user_id, ''), identity_account_id)",
    'who did it, stable over sessions: the role behind a session, else ARN, service, principal id, Identity Center user',
  ),
  derived(
    'read_only',
    'boolean',
    'try_cast(raw_read_only AS BOOLEAN)',
    'whether the call only reads; null when not stated',
  ),
  derived(
    'management_event',
    'boolean',
    'try_cast(raw_management_event AS BOOLEAN)',
    'whether it is a management event',
  ),
  text('error_code', 'errorCode', 'null on success'),
  text('error_message', 'errorMessage', 'null on success'),
  text('source_ip_address', 'sourceIPAddress', 'an IP address, a service name or `AWS Internal`'),
  derived(
    'source_is_ip',
    'boolean',
    "coalesce(regexp_matches(source_ip_address, '^([0-9]{1,3}[.]){3}[0-9]{1,3}$|^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$'), false)",
    'whether source_ip_address is an IP address',
  ),
  text('user_agent', 'userAgent', 'as sent by the client; at most 1 KB'),
  text('identity_type', 'userIdentity.type', 'Root, IAMUser, AssumedRole, AWSService, IdentityCenterUser, …'),
  text('principal_id', 'userIdentity.principalId', 'unique id; for a role session `AROA…:session-name`'),
  text('identity_arn', 'userIdentity.arn', 'ARN of the caller, with the session name'),
  text('identity_account_id', 'userIdentity.accountId', "the caller's account"),
  text('access_key_id', 'userIdentity.accessKeyId', 'the key that signed the request; may be empty'),
  text('user_name', 'userIdentity.userName', 'name of the IAM user, or as typed at sign-in'),
  text('invoked_by', 'userIdentity.invokedBy', 'the AWS service that made the call'),
  text('identity_provider', 'userIdentity.identityProvider', 'the external identity provider'),
  text('credential_id', 'userIdentity.credentialId', 'credential of an Identity Center user'),
  text('on_behalf_of_user_id', 'userIdentity.onBehalfOf.userId', 'Identity Center user behind the call'),
  text(
    'on_behalf_of_identity_store_arn',
    'userIdentity.onBehalfOf.identityStoreArn',
    'identity store of that user',
  ),
  json('in_scope_of', 'userIdentity.inScopeOf', 'the resource that the credentials were issued to'),
  text(
    'invoked_by_delegate_account_id',
    'userIdentity.invokedByDelegate.accountId',
    'account of the delegated product provider',
  ),
  text('session_issuer_type', 'userIdentity.sessionContext.sessionIssuer.type', 'Role, User, Root, …'),
  text(
    'session_issuer_arn',
    'userIdentity.sessionContext.sessionIssuer.arn',
    'the role or user that issued the session',
  ),
  text(
    'session_issuer_account_id',
    'userIdentity.sessionContext.sessionIssuer.accountId',
    'account of the issuer',
  ),
  text(
    'session_issuer_principal_id',
    'userIdentity.sessionContext.sessionIssuer.principalId',
    'unique id of the issuer',
  ),
  text(
    'session_issuer_user_name',
    'userIdentity.sessionContext.sessionIssuer.userName',
    'name of the issuer',
  ),
  derived(
    'session_created_at',
    'timestamp',
    "try_cast(regexp_replace(raw_session_created, '^([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z$', '\\1-\\2-\\3T\\4:\\5:\\6Z') AS TIMESTAMPTZ)",
    'when the temporary credentials were issued (both ISO forms are read)',
  ),
  derived(
    'mfa_authenticated',
    'boolean',
    'try_cast(raw_mfa AS BOOLEAN)',
    'whether the session was made with MFA; null when not stated',
  ),
  text('source_identity', 'userIdentity.sessionContext.sourceIdentity', 'who is behind a chain of roles'),
  text(
    'federated_provider',
    'userIdentity.sessionContext.webIdFederationData.federatedProvider',
    'web identity provider',
  ),
  json(
    'federation_attributes',
    'userIdentity.sessionContext.webIdFederationData.attributes',
    'claims of the web identity',
  ),
  text('ec2_role_delivery', 'userIdentity.sessionContext.ec2RoleDelivery', 'IMDS version: `1.0` or `2.0`'),
  derived(
    'assumed_root',
    'boolean',
    'try_cast(raw_assumed_root AS BOOLEAN)',
    'whether the session came from sts:AssumeRoot',
  ),
  text('sign_in_session_arn', 'userIdentity.sessionContext.signInSessionArn', 'console sign-in session'),
  derived(
    'from_console',
    'boolean',
    'coalesce(try_cast(raw_from_console AS BOOLEAN), false)',
    'whether the credentials came from a console session',
  ),
  derived(
    'issued_key_id',
    'string',
    "CASE WHEN response_elements IS NULL THEN NULL WHEN event_source = 'sts.amazonaws.com' THEN json_extract_string(response_elements, '$.credentials.accessKeyId') WHEN event_name = 'CreateAccessKey' THEN json_extract_string(response_elements, '$.accessKey.accessKeyId') END",
    'the access key that this call issued',
  ),
  derived(
    'target_role_arn',
    'string',
    "CASE WHEN event_source = 'sts.amazonaws.com' AND request_parameters IS NOT NULL THEN coalesce(json_extract_string(request_parameters, '$.roleArn'), json_extract_string(request_parameters, '$.targetPrincipal')) END",
    'the role (or root account) that this call assumes',
  ),
  text('shared_event_id', 'sharedEventID', 'the same action delivered to several accounts'),
  text('request_id', 'requestID', 'id of the request; not always a UUID'),
  text('api_version', 'apiVersion', 'version of the API'),
  text('vpc_endpoint_id', 'vpcEndpointId', 'VPC endpoint that the request came through'),
  text('vpc_endpoint_account_id', 'vpcEndpointAccountId', 'owner of that endpoint'),
  text('tls_version', 'tlsDetails.tlsVersion', 'TLS version of the request'),
  text('cipher_suite', 'tlsDetails.cipherSuite', 'cipher suite of the request'),
  text(
    'client_provided_host_header',
    'tlsDetails.clientProvidedHostHeader',
    'host name the client asked for',
  ),
  text('key_exchange', 'tlsDetails.keyExchange', 'key exchange of the request'),
  json('resources', 'resources', 'resources that the event touched'),
  json('request_parameters', 'requestParameters', 'parameters of the request'),
  json('response_elements', 'responseElements', 'result of a write'),
  json('additional_event_data', 'additionalEventData', 'further data of the event'),
  json('service_event_details', 'serviceEventDetails', 'what a service did'),
  json('addendum', 'addendum', 'why an event was delivered late or corrected'),
  json('edge_device_details', 'edgeDeviceDetails', 'edge device'),
  json('insight_details', 'insightDetails', 'CloudTrail Insights'),
  json('event_context', 'eventContext', 'event context of an event data store'),
  json('time_window', 'timeWindow', 'window of an aggregated event'),
  json('aggregation_summary', 'summary', 'summary of an aggregated event'),
  provenance('log_location', 'string', 'log_location', 'the location that was ingested'),
  provenance('log_key', 'string', 'log_key', 'key of the log file below log_location'),
  provenance('record_index', 'integer', 'CAST(record_index AS INTEGER)', 'position in the file, from 0'),
  provenance(
    'conflicting',
    'boolean',
    'false',
    'another record has the same event id and account but other content: one of them is not what CloudTrail wrote',
  ),
];
