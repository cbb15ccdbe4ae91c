/** What a stored object holds: the bytes that a digest's hash speaks of, or why they cannot be had. */
export type ContainerResult =
  | { readonly kind: 'ok'; readonly content: Uint8Array; readonly compressed: boolean }
  | {
      readonly kind: 'failed';
      readonly reason: ContainerFault;
      readonly detail: string;
      /**
       * What the first gzip member inflates to, where its data is whole and only what surrounds it
       * is wrong. For comparing with a digest's hash; never to be ingested.
       */
      readonly firstMember?: Uint8Array;
    };

export type ContainerFault =
  /** No bytes at all. */
  | 'empty'
  | 'not-gzip-or-json'
  /** A gzip header that RFC 1952 does not allow, or whose own check fails. */
  | 'bad-header'
  /** Ends inside the header or the compressed data. */
  | 'truncated'
  /** The data is whole; the CRC and length behind it are cut. */
  | 'truncated-trailer'
  /** The compressed data does not inflate. */
  | 'corrupt'
  | 'crc-mismatch'
  | 'length-mismatch'
  | 'second-member'
  | 'trailing-data'
  /** More than `maximumBytes` when inflated. */
  | 'oversize';

export interface ContainerOptions {
  /** Of the content; 64 MiB unless told. CloudTrail's own limit is 50 MB before compression. */
  readonly maximumBytes?: number;
}

/** Opens exactly one gzip member, checked to its last byte, or plain JSON. */
export function openContainer(_bytes: Uint8Array, _options: ContainerOptions = {}): ContainerResult {
  throw new Error('openContainer is not built yet');
}
