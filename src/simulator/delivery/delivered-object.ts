/** An object on its way into the store. */
export interface DeliveredObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  readonly lastModified: number;
}
