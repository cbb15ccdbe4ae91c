import type { ChainIdentity, ChainWalk } from '../chain/index.js';
import { timeText } from '../time/index.js';

/** The newest proven digest of a chain. */
export interface ChainHead {
  /** Account, Region, trail, home Region and kind: the same wherever the chain lies. */
  readonly chain: string;
  readonly accountId: string;
  readonly region: string;
  /** In the location of the run. */
  readonly key: string;
  /** Where the digest was delivered, by its own statement. */
  readonly bucket: string;
  readonly object: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly endTime: string;
  /** Of the inflated content, lower-case hex. */
  readonly sha256: string;
  readonly signature: string;
}

export function headOf({ chain, head }: ChainWalk): ChainHead | undefined {
  if (head === undefined) return undefined;
  return {
    chain: headName(chain),
    accountId: chain.accountId,
    region: chain.region,
    key: head.key,
    bucket: head.address.bucket,
    object: head.address.key,
    endTime: timeText(head.end),
    sha256: head.sha256,
    signature: head.signature,
  };
}

/** Without the folder: a copy of a location has the same chains. */
export function headName({ accountId, region, trailName, homeRegion, kind }: ChainIdentity): string {
  return [accountId, region, trailName, homeRegion, kind].join(' ');
}
