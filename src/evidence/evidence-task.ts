/** An object to read, inflate, check and hash exactly once. */
export interface EvidenceTask {
  /** Chosen by the caller, unique within a run. */
  readonly id: number;
  readonly source: EvidenceSource;
  /** Handed to the consumer as it is; must survive structured cloning. */
  readonly tag: unknown;
}

export type EvidenceSource =
  | { readonly kind: 'path'; readonly path: string }
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      /** Moves the memory to the worker instead of copying it: the caller cannot use it any more. */
      readonly isOwned?: boolean;
    };

/** What is known about an object after its one reading. */
export type EvidenceResult =
  | {
      readonly kind: 'read';
      readonly id: number;
      /** Lower-case hex SHA-256 of the inflated content: the value that a digest file lists. */
      readonly sha256: string;
      /** Bytes of the inflated content. */
      readonly contentBytes: number;
      readonly compressed: boolean;
      /** What the consumer said about it. */
      readonly note: unknown;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string; readonly detail: string };

/** An object whose container is sound: the bytes that were hashed are the bytes handed on. */
export interface OpenedObject {
  readonly id: number;
  readonly tag: unknown;
  readonly content: Uint8Array;
  readonly sha256: string;
}

/**
 * What a run does with opened objects (segments for the lake, attestation for the verifier). Lives
 * in a worker thread; notes and emissions travel back to the caller.
 */
export interface EvidenceConsumer {
  accept(object: OpenedObject): unknown;
  /** Things completed since the last call, such as finished segments. */
  takeEmissions(): Emissions;
  /** No more objects for now: complete what is open. */
  flush(): void;
}

/** What a consumer completed, and the memory in it that moves to the caller instead of being copied. */
export interface Emissions {
  readonly values: readonly unknown[];
  readonly transfer: readonly ArrayBuffer[];
}

export const NO_EMISSIONS: Emissions = { values: [], transfer: [] };

/** Makes the consumer of one worker from the options that the caller passed to the pool. */
export type ConsumerFactory = (options: unknown, worker: number) => EvidenceConsumer;
