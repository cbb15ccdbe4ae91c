import type { AccountId, EventResource, Region, UserIdentity } from '../../cloudtrail/index.js';
import type { JsonObject } from './json.js';
import { isoTime } from './time-text.js';

/** What a record says, before it is text. Members have AWS's names and meaning. */
export interface RecordFields {
  readonly eventVersion: string;
  readonly userIdentity: UserIdentity;
  /** Seconds since 1970. */
  readonly eventTime: number;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: Region;
  readonly sourceIPAddress: string;
  readonly userAgent?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly requestParameters: JsonObject | null;
  readonly responseElements: JsonObject | null;
  readonly additionalEventData?: JsonObject | undefined;
  readonly requestID?: string | undefined;
  readonly eventID: string;
  readonly readOnly: boolean;
  readonly resources?: readonly EventResource[] | undefined;
  readonly eventType: 'AwsApiCall' | 'AwsConsoleSignIn' | 'AwsServiceEvent';
  readonly apiVersion?: string | undefined;
  readonly recipientAccountId: AccountId;
  readonly sharedEventID?: string | undefined;
  readonly vpcEndpointId?: string | undefined;
  readonly serviceEventDetails?: JsonObject | undefined;
  /** The host that the caller named in its TLS handshake; absent for calls made by a service. */
  readonly tlsHost?: string | undefined;
  readonly fromConsole?: boolean | undefined;
}

/** The record's compact JSON, its members in the order in which CloudTrail writes them. */
export function recordText(fields: RecordFields): string {
  return JSON.stringify({
    eventVersion: fields.eventVersion,
    userIdentity: fields.userIdentity,
    eventTime: isoTime(fields.eventTime),
    eventSource: fields.eventSource,
    eventName: fields.eventName,
    awsRegion: fields.awsRegion,
    sourceIPAddress: fields.sourceIPAddress,
    userAgent: fields.userAgent,
    errorCode: fields.errorCode,
    errorMessage: fields.errorMessage,
    requestParameters: fields.requestParameters,
    responseElements: fields.responseElements,
    additionalEventData: fields.additionalEventData,
    requestID: fields.requestID,
    eventID: fields.eventID,
    readOnly: fields.readOnly,
    resources: fields.resources,
    eventType: fields.eventType,
    apiVersion: fields.apiVersion,
    managementEvent: true,
    recipientAccountId: fields.recipientAccountId,
    sharedEventID: fields.sharedEventID,
    vpcEndpointId: fields.vpcEndpointId,
    serviceEventDetails: fields.serviceEventDetails,
    eventCategory: 'Management',
    tlsDetails: fields.tlsHost === undefined ? undefined : tlsDetails(fields.tlsHost),
    sessionCredentialFromConsole: fields.fromConsole === true ? 'true' : undefined,
  });
}

function tlsDetails(host: string) {
  return { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: host };
}
