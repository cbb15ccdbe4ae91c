/** What AWS counted and charged. Cost Explorer is one; a test brings its own. */
export interface UsageSource {
  /** Whole UTC days, `to` excluded. */
  readonly usage: (
    days: { readonly from: Date; readonly to: Date },
    signal?: AbortSignal,
  ) => Promise<UsageAnswer>;
}

export type UsageAnswer =
  | { readonly kind: 'found'; readonly records: readonly UsageRecord[]; readonly requests: number }
  /** Nothing was found out, and why: a denied call, no credentials. */
  | { readonly kind: 'failed'; readonly reason: string };

/** One usage type of one account over the time that was asked for. */
export interface UsageRecord {
  readonly accountId: string;
  /** `USE1-PaidEventsRecorded`. */
  readonly usageType: string;
  readonly quantity: number;
  /** US dollars, unblended. */
  readonly usd: number;
}
