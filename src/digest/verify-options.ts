import type { OrganizationDescription } from '../organization/index.js';
import type { ListedObject, ObjectStore } from '../storage/index.js';
import type { Mapping } from './address/index.js';
import type { HeadLedger } from './heads/index.js';
import type { PublicKeySource } from './keys/index.js';
import type { Attestation, EarlierReading, ExpirationRule } from './logs/index.js';

export interface VerifyOptions {
  readonly store: ObjectStore;
  readonly publicKeys: PublicKeySource;
  /** Who should deliver; without it only what is there is judged. */
  readonly expectation?: OrganizationDescription;
  /** Delivery times; `from` not included. Without `to` the range ends at the newest object. */
  readonly from?: Date;
  readonly to?: Date;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  readonly now: Date;
  /** The store's own clock, where it tells. */
  readonly storeTime?: Date;
  /** Worker threads; 0 does everything in the calling thread. */
  readonly threads: number;
  /** What does not fit into memory goes to a private folder inside. */
  readonly temporaryFolder: string;
  /** What earlier runs have proven; this run appends to it. */
  readonly headLedger?: HeadLedger;
  /** Such log files are not read again. */
  readonly earlierReading?: EarlierReading;
  /** Reads everything, whatever earlier runs have verified or read. */
  readonly rehash?: boolean;
  /** Called for every stored log file about which proven digests say something. */
  readonly onAttestation?: (object: ListedObject, attestation: Attestation) => void;
  /** Buckets that were copied. */
  readonly mappings?: readonly Mapping[];
  /** Why the public keys are believed, for the report. */
  readonly trust?: string;
  /** Rules of the bucket that delete log files. */
  readonly expirations?: readonly ExpirationRule[];
  /** Where CloudTrail says that it cannot deliver digests (GetTrailStatus). */
  readonly deliveryErrors?: readonly DeliveryError[];
  /** Prefixes of the location to which a trail without validation delivers as well. */
  readonly unvalidatedPrefixes?: readonly string[];
  readonly onProgress?: (progress: VerifyProgress) => void;
  readonly signal?: AbortSignal;
  /** The compiled entry of the worker thread, where it does not lie beside this module. */
  readonly workerEntry?: URL;
  /** Waits before a request is tried again, in milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface DeliveryError {
  readonly region: string;
  /** Undefined for every account. */
  readonly accountId?: string;
}

export type VerifyProgress =
  | { readonly phase: 'listing'; readonly objects: number }
  | { readonly phase: 'digests'; readonly done: number; readonly total: number }
  /** Bytes as stored. */
  | { readonly phase: 'logs'; readonly done: number; readonly total: number; readonly bytes: number };
