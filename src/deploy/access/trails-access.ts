import type { AccountId, Region } from '../../cloudtrail/index.js';

export interface TrailFacts {
  readonly name: string;
  readonly arn: string;
  readonly homeRegion: Region;
  readonly isOrganizationTrail: boolean;
  readonly isMultiRegion: boolean;
  readonly hasLogFileValidation: boolean;
  readonly hasGlobalServiceEvents: boolean;
  readonly bucket: string;
  /** Without a `/` at either end; `''` for none. */
  readonly prefix: string;
  readonly keyArn: string | undefined;
}

/** Every moment is one of AWS's clock; an error is `''` when the last delivery went well. */
export interface TrailStatus {
  readonly isLogging: boolean;
  readonly latestDelivery: Date | undefined;
  readonly latestDigestDelivery: Date | undefined;
  /** The four `Latest…Error` texts that are not empty, by their names. */
  readonly errors: Readonly<Record<string, string>>;
}

export type TrailSettings = Partial<
  Pick<
    TrailFacts,
    'isOrganizationTrail' | 'isMultiRegion' | 'hasLogFileValidation' | 'hasGlobalServiceEvents' | 'keyArn'
  >
>;

/** What deploy asks of CloudTrail in one account and Region. */
export interface TrailsAccess {
  /** Every trail that is seen from here, those of other Regions and of the organization included. */
  list(): Promise<readonly TrailFacts[]>;
  /** `undefined` when there is no such trail. */
  status(arn: string): Promise<TrailStatus | undefined>;
  update(arn: string, settings: TrailSettings): Promise<void>;
  startLogging(arn: string): Promise<void>;
  stopLogging(arn: string): Promise<void>;
  /**
   * CloudTrail's own call, because the one of Organizations does not create the service-linked roles.
   * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-add-delegated-administrator.html
   */
  registerDelegatedAdministrator(accountId: AccountId): Promise<void>;
  deregisterDelegatedAdministrator(accountId: AccountId): Promise<void>;
}
