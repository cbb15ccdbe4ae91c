import type { AggregatedRecord } from './aggregated-record.js';
import type { EventRecord, TlsDetails } from './event-record.js';
import type { InsightRecord } from './insight-record.js';
import type { SessionAttributes, SessionContext, SessionIssuer, UserIdentity } from './user-identity.js';

/** Every documented member of a record, of whatever category. A name that is not here is drift. */
export const TOP_LEVEL_FIELDS = namesOf<keyof EventRecord | keyof InsightRecord | keyof AggregatedRecord>({
  accountId: true,
  addendum: true,
  additionalEventData: true,
  apiVersion: true,
  awsRegion: true,
  edgeDeviceDetails: true,
  errorCode: true,
  errorMessage: true,
  eventCategory: true,
  eventContext: true,
  eventID: true,
  eventId: true,
  eventName: true,
  eventSource: true,
  eventTime: true,
  eventType: true,
  eventVersion: true,
  insightDetails: true,
  managementEvent: true,
  readOnly: true,
  recipientAccountId: true,
  requestID: true,
  requestParameters: true,
  resources: true,
  responseElements: true,
  serviceEventDetails: true,
  sessionCredentialFromConsole: true,
  sharedEventID: true,
  sourceIPAddress: true,
  summary: true,
  timeWindow: true,
  tlsDetails: true,
  userAgent: true,
  userIdentity: true,
  vpcEndpointAccountId: true,
  vpcEndpointId: true,
});

export const USER_IDENTITY_FIELDS = namesOf<keyof UserIdentity>({
  accessKeyId: true,
  accountId: true,
  arn: true,
  credentialId: true,
  identityProvider: true,
  inScopeOf: true,
  invokedBy: true,
  invokedByDelegate: true,
  onBehalfOf: true,
  principalId: true,
  sessionContext: true,
  type: true,
  userName: true,
});

export const SESSION_CONTEXT_FIELDS = namesOf<keyof SessionContext>({
  assumedRoot: true,
  attributes: true,
  ec2RoleDelivery: true,
  sessionIssuer: true,
  signInSessionArn: true,
  sourceIdentity: true,
  webIdFederationData: true,
});

export const SESSION_ISSUER_FIELDS = namesOf<keyof SessionIssuer>({
  accountId: true,
  arn: true,
  principalId: true,
  type: true,
  userName: true,
});

export const SESSION_ATTRIBUTE_FIELDS = namesOf<keyof SessionAttributes>({
  creationDate: true,
  mfaAuthenticated: true,
});

export const TLS_DETAILS_FIELDS = namesOf<keyof TlsDetails>({
  cipherSuite: true,
  clientProvidedHostHeader: true,
  keyExchange: true,
  tlsVersion: true,
});

/** A record rather than a list, so that a member added to a type and not here does not compile. */
function namesOf<Name extends string>(names: Readonly<Record<Name, true>>): readonly Name[] {
  return Object.keys(names) as Name[];
}
