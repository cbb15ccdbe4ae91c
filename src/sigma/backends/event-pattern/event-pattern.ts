/**
 * The language of EventBridge event patterns, as far as patterns of ours use it.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type Matcher =
  | string
  | number
  | boolean
  | null
  | { readonly prefix: string | IgnoreCase }
  | { readonly suffix: string | IgnoreCase }
  | IgnoreCase
  | { readonly wildcard: string }
  | { readonly cidr: string }
  | { readonly exists: boolean }
  | { readonly numeric: readonly (string | number)[] }
  | { readonly 'anything-but': AnythingBut };

export interface IgnoreCase {
  readonly 'equals-ignore-case': string;
}

export type AnythingBut =
  | readonly (string | number)[]
  | { readonly 'equals-ignore-case': readonly string[] }
  | { readonly prefix: readonly string[] | string }
  | { readonly suffix: readonly string[] | string }
  | { readonly wildcard: readonly string[] | string };

/** Members are joined by `and`, the matchers of a field by `or`; `$or` holds alternatives over fields. */
export interface EventPattern {
  readonly [field: string]: readonly Matcher[] | readonly EventPattern[] | EventPattern;
}
