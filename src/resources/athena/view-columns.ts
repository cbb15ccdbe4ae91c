/** A column of the view: the lake's name and type, and how Trino gets it from a raw table. */
export interface ViewColumn {
  readonly name: string;
  readonly type: 'string' | 'timestamp' | 'boolean' | 'integer' | 'date';
  readonly sql: string;
}

/** Texts of the surroundings that the view is made for. */
export interface ViewSource {
  /** The location that log keys are below, `s3://bucket/prefix`. */
  readonly location: string;
  /** An expression for the object that a record was read from: `"$path"`. */
  readonly path: string;
  /** An expression for the day of delivery as a DATE. */
  readonly deliveryDay: string;
  /** An expression for the account of the log file. */
  readonly account: string;
}

/** The columns of `cloudtrail_events`, in their order; a test holds them to those of the lake. */
export function viewColumns({ location, path, deliveryDay, account }: ViewSource): readonly ViewColumn[] {
  const session = 'useridentity.sessioncontext';
  const issuer = `${session}.sessionissuer`;
  const at = 'useridentity';
  const eventTime = 'try(from_iso8601_timestamp(eventtime))';
  return [
    typed('event_time', 'timestamp', eventTime),
    text('event_id', 'eventid'),
    text('event_source', 'eventsource'),
    text('event_name', 'eventname'),
    text('event_type', 'eventtype'),
    text('event_category', 'eventcategory'),
    text('event_version', 'eventversion'),
    text('aws_region', 'awsregion'),
    text('account_id', `coalesce(recipientaccountid, ${account}, ${at}.accountid)`),
    text('recipient_account_id', 'recipientaccountid'),
    text(
      'principal',
      `coalesce(nullif(${issuer}.arn, ''), nullif(${at}.arn, ''), nullif(${at}.invokedby, ''), nullif(${at}.principalid, ''), nullif(${at}.onbehalfof.userid, ''), ${at}.accountid)`,
    ),
    typed('read_only', 'boolean', 'try_cast(readonly AS boolean)'),
    typed('management_event', 'boolean', 'try_cast(managementevent AS boolean)'),
    text('error_code', 'errorcode'),
    text('error_message', 'errormessage'),
    text('source_ip_address', 'sourceipaddress'),
    typed('source_is_ip', 'boolean', `coalesce(regexp_like(sourceipaddress, ${IP_ADDRESS}), false)`),
    text('user_agent', 'useragent'),
    text('identity_type', `${at}.type`),
    text('principal_id', `${at}.principalid`),
    text('identity_arn', `${at}.arn`),
    text('identity_account_id', `${at}.accountid`),
    text('access_key_id', `${at}.accesskeyid`),
    text('user_name', `${at}.username`),
    text('invoked_by', `${at}.invokedby`),
    text('identity_provider', `${at}.identityprovider`),
    text('credential_id', `${at}.credentialid`),
    text('on_behalf_of_user_id', `${at}.onbehalfof.userid`),
    text('on_behalf_of_identity_store_arn', `${at}.onbehalfof.identitystorearn`),
    text('in_scope_of', object(`${at}.inscopeof`, 'issuerType credentialsIssuedTo sourceArn sourceAccount')),
    text('invoked_by_delegate_account_id', `${at}.invokedbydelegate.accountid`),
    text('session_issuer_type', `${issuer}.type`),
    text('session_issuer_arn', `${issuer}.arn`),
    text('session_issuer_account_id', `${issuer}.accountid`),
    text('session_issuer_principal_id', `${issuer}.principalid`),
    text('session_issuer_user_name', `${issuer}.username`),
    typed('session_created_at', 'timestamp', isoTime(`${session}.attributes.creationdate`)),
    typed('mfa_authenticated', 'boolean', `try_cast(${session}.attributes.mfaauthenticated AS boolean)`),
    text('source_identity', `${session}.sourceidentity`),
    text('federated_provider', `${session}.webidfederationdata.federatedprovider`),
    text('federation_attributes', `json_format(CAST(${session}.webidfederationdata.attributes AS json))`),
    text('ec2_role_delivery', `${session}.ec2roledelivery`),
    typed('assumed_root', 'boolean', `try_cast(${session}.assumedroot AS boolean)`),
    text('sign_in_session_arn', `${session}.signinsessionarn`),
    typed('from_console', 'boolean', 'coalesce(try_cast(sessioncredentialfromconsole AS boolean), false)'),
    text(
      'issued_key_id',
      `CASE WHEN eventsource = 'sts.amazonaws.com' THEN json_extract_scalar(responseelements, '$.credentials.accessKeyId') WHEN eventname = 'CreateAccessKey' THEN json_extract_scalar(responseelements, '$.accessKey.accessKeyId') END`,
    ),
    text(
      'target_role_arn',
      `CASE WHEN eventsource = 'sts.amazonaws.com' THEN coalesce(json_extract_scalar(requestparameters, '$.roleArn'), json_extract_scalar(requestparameters, '$.targetPrincipal')) END`,
    ),
    text('shared_event_id', 'sharedeventid'),
    text('request_id', 'requestid'),
    text('api_version', 'apiversion'),
    text('vpc_endpoint_id', 'vpcendpointid'),
    text('vpc_endpoint_account_id', 'vpcendpointaccountid'),
    text('tls_version', 'tlsdetails.tlsversion'),
    text('cipher_suite', 'tlsdetails.ciphersuite'),
    text('client_provided_host_header', 'tlsdetails.clientprovidedhostheader'),
    text('key_exchange', 'tlsdetails.keyexchange'),
    text('resources', resources()),
    body('request_parameters', 'requestparameters'),
    body('response_elements', 'responseelements'),
    body('additional_event_data', 'additionaleventdata'),
    body('service_event_details', 'serviceeventdetails'),
    text('addendum', object('addendum', 'reason updatedFields originalRequestID originalEventID')),
    body('edge_device_details', 'edgedevicedetails'),
    // The table reads the folder of log files; Insights and aggregated events lie in others.
    text('insight_details', 'CAST(NULL AS varchar)'),
    body('event_context', 'eventcontext'),
    text('time_window', 'CAST(NULL AS varchar)'),
    text('aggregation_summary', 'CAST(NULL AS varchar)'),
    text('log_location', `'${location}'`),
    text('log_key', `substr(${path}, ${location.length + 2})`),
    // Athena does not tell which record of a file a row was, and nothing has compared the records.
    typed('record_index', 'integer', 'CAST(NULL AS integer)'),
    typed('conflicting', 'boolean', 'false'),
    typed('dt', 'date', `coalesce(CAST(${eventTime} AS date), ${deliveryDay}, DATE '1970-01-01')`),
  ];
}

const IP_ADDRESS = "'^([0-9]{1,3}[.]){3}[0-9]{1,3}$|^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$'";

function text(name: string, sql: string): ViewColumn {
  return { name, type: 'string', sql };
}

function typed(name: string, type: ViewColumn['type'], sql: string): ViewColumn {
  return { name, type, sql };
}

/** JSON null and an absent field are the same to an investigator. */
function body(name: string, sql: string): ViewColumn {
  return text(name, `nullif(${sql}, 'null')`);
}

/** Both forms that CloudTrail writes. */
function isoTime(sql: string): string {
  const compact = "'^([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z$'";
  return `try(from_iso8601_timestamp(regexp_replace(${sql}, ${compact}, '$1-$2-$3T$4:$5:$6Z')))`;
}

/** JSON of a struct in CloudTrail's spelling, which Hive's lower-case names have lost. */
function object(sql: string, names: string): string {
  return `CASE WHEN ${sql} IS NOT NULL THEN ${members(sql, names)} END`;
}

function members(sql: string, names: string): string {
  const pairs = names.split(' ').map((name) => `'${name}' VALUE ${sql}.${name.toLowerCase()}`);
  return `json_object(${pairs.join(', ')} ABSENT ON NULL)`;
}

function resources(): string {
  const each = members('r', 'accountId type ARN ARNPrefix');
  return `CASE WHEN resources IS NOT NULL THEN '[' || array_join(transform(resources, r -> ${each}), ',') || ']' END`;
}
