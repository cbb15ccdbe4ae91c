/** What CloudTrail charges differently. */
export type EventCategory = 'Management' | 'Data' | 'NetworkActivity' | 'Insight' | 'Aggregated';

/** Where a volume belongs. An account that no record and no key names is `''`, and so is a Region. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** Events of one kind, each counted once however often it was delivered. */
export interface EventVolume extends Place {
  readonly category: EventCategory;
  readonly events: number;
  /** Those that are not marked as reading only: what Insights' call rate looks at. */
  readonly writes: number;
}

/** A type of Insights that wrote at least one event here, so that it is switched on. */
export interface InsightVolume extends Place {
  readonly insightType: string;
  /** What it analyses. */
  readonly analysed: 'Management' | 'Data';
}

/** Log files as they were delivered, every copy of them. */
export interface FileVolume extends Place {
  readonly files: number;
  /** Compressed, as they lie in the bucket. */
  readonly bytes: number;
  /** Inflated. */
  readonly contentBytes: number;
}

/** Deliveries of events beyond the one that the lake stores, in one hour. */
export interface CopyVolume extends Place {
  readonly category: EventCategory;
  /** The location and key prefix under which the stored record and its copy were delivered. */
  readonly storedUnder: string;
  readonly deliveredUnder: string;
  /** Whole hours since 1970; -1 when the events have no readable time. */
  readonly hour: number;
  readonly copies: number;
  /** Seconds since 1970. */
  readonly firstEvent: number;
  readonly lastEvent: number;
}

/** Everything that a report is priced from. */
export interface LakeUsage {
  readonly events: readonly EventVolume[];
  readonly insights: readonly InsightVolume[];
  readonly files: readonly FileVolume[];
  readonly copies: readonly CopyVolume[];
}

/** Whole hours since 1970. */
export interface HourRange {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}
