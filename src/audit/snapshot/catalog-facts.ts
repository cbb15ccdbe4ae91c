import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Answer } from './answer.js';

/** Glue and Athena of one account and Region. */
export interface CatalogFacts {
  readonly accountId: AccountId;
  readonly region: Region;
  /** `glue:GetDatabases`, `GetTables`: those whose location is a log bucket. */
  readonly tables: Answer<readonly GlueTable[]>;
  /** `athena:ListWorkGroups`, `GetWorkGroup` */
  readonly workgroups: Answer<readonly Workgroup[]>;
}

export interface GlueTable {
  readonly database: string;
  readonly name: string;
  readonly location: string;
  readonly inputFormat: string;
  readonly outputFormat: string;
  readonly serializationLibrary: string;
  readonly columns: readonly GlueColumn[];
  readonly partitionKeys: readonly GlueColumn[];
  /** `projection.account.values` and the like. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface GlueColumn {
  readonly name: string;
  readonly type: string;
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html */
export interface Workgroup {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly isEnforced: boolean;
  readonly publishesMetrics: boolean;
  /** Bytes after which a query is cancelled; absent when there is no limit. */
  readonly scanLimitBytes?: number;
  /** `s3://bucket/prefix`; absent when Athena manages the results itself. */
  readonly resultLocation?: string;
  /** `SSE_S3`, `SSE_KMS`, `CSE_KMS`, or `MANAGED` where Athena keeps and encrypts results; absent for none. */
  readonly resultEncryption?: string;
}
