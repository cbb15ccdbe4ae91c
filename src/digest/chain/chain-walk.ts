import type { Address } from '../address/index.js';
import type { Interval } from '../time/index.js';
import type { ChainIdentity } from './chain-identity.js';

/** What following one chain from its newest digest to its oldest has shown. */
export interface ChainWalk {
  readonly chain: ChainIdentity;
  readonly counts: DigestCounts;
  /** Hours whose digest vouches for their log files. Merged. */
  readonly covered: readonly Interval[];
  /** Hours whose digest is there and vouches for nothing. Merged. */
  readonly doubtful: readonly Interval[];
  readonly breaks: readonly Break[];
  readonly start: ChainStart;
  /** The end of the newest digest that lies here, whether it proves anything or not. */
  readonly newestEnd: number;
  readonly oldestEnd: number;
  /** The newest proven digest. */
  readonly head?: ProvenDigest;
  /** True when there is a digest behind the range, so that the range's end is no end of the chain. */
  readonly goesOn: boolean;
  /** Up to here an earlier run has proven everything, and this one has read nothing. */
  readonly provenUntil?: number;
  /** True when there is a digest before the range, so that its beginning is none of the chain. */
  readonly reachesBack: boolean;
}

export interface DigestCounts {
  readonly verified: number;
  readonly invalid: number;
  readonly missing: number;
  readonly unproven: number;
}

export interface ProvenDigest {
  /** In the location. */
  readonly key: string;
  readonly address: Address;
  readonly end: number;
  readonly sha256: string;
  readonly signature: string;
}

export type ChainStart =
  /** A starting digest; it covers nothing itself. */
  | { readonly kind: 'start'; readonly at: number }
  /** The oldest digest follows one that is not here. */
  | (FollowedDigest & {
      readonly kind: 'follows';
      /** Where it is expected in the location. */
      readonly key: string;
      readonly end: number;
      /** It was delivered to another bucket or prefix. */
      readonly isElsewhere: boolean;
    })
  /** The oldest digest proves nothing about itself. */
  | { readonly kind: 'unknown'; readonly at: number };

/** Time between two digests of a chain that none covers, or behind the newest. */
export type Break =
  /** Digests that existed: the later side names one of them. */
  | (Interval & { readonly kind: 'missing'; readonly digests: readonly MissingDigest[] })
  /** The later side is a starting digest. */
  | (Interval & { readonly kind: 'restart'; readonly key: string })
  /** The later side proves nothing, so nobody knows what was before it. */
  | (Interval & { readonly kind: 'unclear'; readonly key: string; readonly isUnread: boolean })
  /** The later side follows a digest in another bucket or prefix. */
  | (Interval & FollowedDigest & { readonly kind: 'elsewhere' });

/** A digest as the one after it names it. */
export interface FollowedDigest {
  readonly address: Address;
  readonly name: string;
  readonly claim: { readonly sha256: string; readonly signature: string };
}

export interface MissingDigest {
  /** Where it is expected in the location. */
  readonly key: string;
  readonly end: number;
  /** What the store says of its versions, if anything. */
  readonly trace?: string;
}
