/** A column of the raw tables, as Hive writes types. */
export interface RawColumn {
  readonly name: string;
  readonly type: string;
}

const struct = (fields: string): string => `struct<${fields.split(' ').join(',')}>`;

/**
 * What is read of a log file. Names in lower case, bodies as text, as Athena's reader for CloudTrail gives
 * them: https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
export const RAW_COLUMNS: readonly RawColumn[] = [
  column('eventversion'),
  column('useridentity', userIdentity()),
  column('eventtime'),
  column('eventsource'),
  column('eventname'),
  column('awsregion'),
  column('sourceipaddress'),
  column('useragent'),
  column('errorcode'),
  column('errormessage'),
  column('requestparameters'),
  column('responseelements'),
  column('additionaleventdata'),
  column('requestid'),
  column('eventid'),
  column('readonly'),
  column('managementevent'),
  column('resources', `array<${struct('arn:string arnprefix:string accountid:string type:string')}>`),
  column('eventtype'),
  column('apiversion'),
  column('recipientaccountid'),
  column('serviceeventdetails'),
  column('sharedeventid'),
  column('vpcendpointid'),
  column('vpcendpointaccountid'),
  column('eventcategory'),
  column(
    'addendum',
    struct('reason:string updatedfields:string originalrequestid:string originaleventid:string'),
  ),
  column('sessioncredentialfromconsole'),
  column('edgedevicedetails'),
  column('eventcontext'),
  column(
    'tlsdetails',
    struct('tlsversion:string ciphersuite:string clientprovidedhostheader:string keyexchange:string'),
  ),
];

function column(name: string, type = 'string'): RawColumn {
  return { name, type };
}

function userIdentity(): string {
  const attributes = struct('mfaauthenticated:string creationdate:string');
  const issuer = struct('type:string principalid:string arn:string accountid:string username:string');
  const federation = struct('federatedprovider:string attributes:map<string,string>');
  const session = struct(
    `attributes:${attributes} sessionissuer:${issuer} ec2roledelivery:string webidfederationdata:${federation} sourceidentity:string assumedroot:string signinsessionarn:string`,
  );
  const onBehalfOf = struct('userid:string identitystorearn:string');
  const inScopeOf = struct(
    'sourcearn:string sourceaccount:string issuertype:string credentialsissuedto:string',
  );
  return struct(
    `type:string principalid:string arn:string accountid:string invokedby:string accesskeyid:string username:string identityprovider:string credentialid:string onbehalfof:${onBehalfOf} inscopeof:${inScopeOf} invokedbydelegate:${struct('accountid:string')} sessioncontext:${session}`,
  );
}
