import type { InsightRecord } from './insight-record.js';
import type { AggregatedRecord } from './aggregated-record.js';
import type { UserIdentity } from './user-identity.js';

/** Any member of a log file's `Records`. */
export type CloudTrailRecord = EventRecord | InsightRecord | AggregatedRecord;

/** A log file's content. */
export interface LogFile {
  readonly Records: readonly CloudTrailRecord[];
}

/**
 * A management, data or network activity event. AWS documents the members without `?` as always
 * present; a record is foreign text all the same and has to be read as if each could be absent.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface EventRecord {
  /** `1.0` to `1.11`; compare major and minor as integers. */
  readonly eventVersion: string;
  readonly userIdentity: UserIdentity;
  /** `YYYY-MM-DDTHH:MM:SSZ`: when the service finished the request. */
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  /** An address, a service's DNS name, `AWS Internal`, or other text. */
  readonly sourceIPAddress: string;
  readonly userAgent?: string | null;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  /** An object as a rule; any JSON value, or an `OmittedContent`. */
  readonly requestParameters: unknown;
  readonly responseElements: unknown;
  readonly additionalEventData?: unknown;
  /** Not always a UUID. */
  readonly requestID?: string;
  readonly eventID: string;
  readonly readOnly?: boolean;
  readonly resources?: readonly EventResource[];
  readonly apiVersion?: string | null;
  /** `AwsApiCall`, `AwsServiceEvent`, `AwsConsoleAction`, `AwsConsoleSignIn`, `AwsVpceEvents`. */
  readonly eventType: string;
  /** The account in whose folder the log file lies; not always the caller's. */
  readonly recipientAccountId?: string;
  /** Equal for the copies of one action that went to several accounts. */
  readonly sharedEventID?: string;
  readonly vpcEndpointId?: string;
  readonly serviceEventDetails?: unknown;
  readonly managementEvent?: boolean;
  /** `Management`, `Data`, `NetworkActivity`. */
  readonly eventCategory?: string;
  readonly addendum?: Addendum;
  /** The text `true`, not a boolean. */
  readonly sessionCredentialFromConsole?: string;
  readonly edgeDeviceDetails?: unknown;
  readonly tlsDetails?: TlsDetails;
  readonly vpcEndpointAccountId?: string;
  /** Event data stores only, never in a trail's files. */
  readonly eventContext?: unknown;
}

export interface EventResource {
  readonly ARN?: string;
  readonly ARNPrefix?: string;
  readonly accountId?: string;
  readonly type?: string;
}

/** Why an event was delivered late or again. */
export interface Addendum {
  /** `DELIVERY_DELAY`, `UPDATED_DATA`, `SERVICE_OUTAGE`. */
  readonly reason?: string;
  readonly updatedFields?: string;
  readonly originalRequestID?: string;
  readonly originalEventID?: string;
}

export interface TlsDetails {
  readonly tlsVersion?: string;
  readonly cipherSuite?: string;
  readonly clientProvidedHostHeader?: string;
  readonly keyExchange?: string;
}

/**
 * What stands in place of a member that was too large. Documented as boolean and number; texts
 * occur. On a call that writes IAM policies this hides the policy.
 */
export interface OmittedContent {
  readonly reason: string;
  readonly omitted: boolean | string;
  readonly originalSize: number | string;
}
