/** An event that can explain why a chain has a gap, begins or ends. Taken from a log file, so every text is foreign. */
export interface WatchedEvent {
  readonly eventId: string;
  readonly eventName: string;
  readonly eventSource: string;
  /** Milliseconds. */
  readonly time: number;
  readonly actor: string;
  /** Whose log file it stands in. */
  readonly accountId: string;
  readonly region: string;
  readonly subject: EventSubject;
}

/** What the request was about, as far as it matters here. */
export interface EventSubject {
  /** A trail's name or ARN. */
  readonly trail?: string;
  readonly bucket?: string;
  /** A Region that was enabled or disabled. */
  readonly region?: string;
  /** A member account. */
  readonly accountId?: string;
  readonly service?: string;
  /** Log file validation was switched on or off. */
  readonly validation?: boolean;
  /** The trail was pointed to another bucket or prefix. */
  readonly isMoved?: boolean;
  /** Fewer events are recorded than all management events. */
  readonly isNarrowed?: boolean;
}

/** The names that are looked for, by the service that records them. */
export const WATCHED: Readonly<Record<string, readonly string[]>> = {
  'cloudtrail.amazonaws.com': [
    'StopLogging',
    'StartLogging',
    'DeleteTrail',
    'CreateTrail',
    'UpdateTrail',
    'PutEventSelectors',
  ],
  's3.amazonaws.com': [
    'PutBucketPolicy',
    'DeleteBucketPolicy',
    'PutBucketLifecycle',
    'PutBucketLifecycleConfiguration',
    'PutBucketAcl',
    'PutBucketEncryption',
  ],
  'kms.amazonaws.com': ['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy'],
  'account.amazonaws.com': ['EnableRegion', 'DisableRegion'],
  'organizations.amazonaws.com': [
    'LeaveOrganization',
    'RemoveAccountFromOrganization',
    'CloseAccount',
    'AcceptHandshake',
    'InviteAccountToOrganization',
    'CreateAccountResult',
    'EnableAWSServiceAccess',
    'DisableAWSServiceAccess',
  ],
};

export const WATCHED_NAMES: readonly string[] = Object.values(WATCHED).flat();

/** Looked for in every log file where the trail is at home, since nothing else points to it. */
export const ALWAYS_WATCHED: readonly string[] = ['PutEventSelectors'];
