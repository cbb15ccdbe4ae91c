/** A GET as it goes out, signed. */
export interface PlainRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  /** With the query, if there is one. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came with status 200, whole. */
export interface PlainAnswer {
  /** By lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Gives undefined or rejects for anything but status 200 and a whole body of at most so many bytes. */
export type AskPlainly = (
  request: PlainRequest,
  maximumBytes: number,
  signal: AbortSignal | undefined,
) => Promise<PlainAnswer | undefined>;
