import type { ChainIdentity, MissingDigest } from '../chain/index.js';
import type { Interval } from '../time/index.js';

/** Time that a chain does not cover and ought to, before anything has explained it. */
export type Gap = Interval & {
  readonly chain: ChainIdentity;
  /** To which the digests of the chain were delivered; undefined when none is proven. */
  readonly bucket: string | undefined;
} & GapKind;

export type GapKind =
  /** Digests that existed are gone. */
  | { readonly kind: 'missing'; readonly digests: readonly MissingDigest[] }
  /** The chain begins anew behind it, with the digest `key`. */
  | { readonly kind: 'restart'; readonly key: string }
  /** The digest behind it proves nothing. */
  | { readonly kind: 'unclear'; readonly key: string; readonly isUnread: boolean }
  /** Nothing comes behind it; so many digests are overdue. */
  | { readonly kind: 'tail'; readonly overdue: number };
