/**
 * What a rule becomes in another language. `exact` answers as the matcher does; `wide` also lets through
 * what the matcher would not, and says why; neither ever misses a match.
 */
export type Compilation<Output> =
  | {
      readonly kind: 'exact';
      readonly output: Output;
      /** What has to hold for this, such as that a field is written in one case. */
      readonly assumes: readonly string[];
    }
  | {
      readonly kind: 'wide';
      readonly output: Output;
      readonly assumes: readonly string[];
      /** What was left out or loosened, and why. */
      readonly widened: readonly string[];
    }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** A part of the output, or that nothing narrower than "always" can be said. */
export type Piece<Output> =
  | { readonly kind: 'exact'; readonly output: Output; readonly assumes?: string }
  | { readonly kind: 'wide'; readonly output: Output; readonly reason: string; readonly assumes?: string }
  | { readonly kind: 'always'; readonly reason: string };

/** Takes notes while a rule is compiled. */
export interface Notes {
  readonly widened: Set<string>;
  readonly assumes: Set<string>;
}

export function newNotes(): Notes {
  return { widened: new Set(), assumes: new Set() };
}

export function conclude<Output>(output: Output, { widened, assumes }: Notes): Compilation<Output> {
  return widened.size === 0
    ? { kind: 'exact', output, assumes: [...assumes] }
    : { kind: 'wide', output, assumes: [...assumes], widened: [...widened] };
}
