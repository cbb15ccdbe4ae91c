/** `prices/aws.json` as it is written. */
export interface PriceList {
  readonly currency: 'USD';
  /** Whose amounts stand in `usd`. */
  readonly region: string;
  /** `2026-11-22`. */
  readonly asOf: string;
  readonly source: string;
  readonly prices: readonly ListedPrice[];
}

export interface ListedPrice {
  readonly id: PriceId;
  readonly service: PricedService;
  readonly title: string;
  /** A decimal number as text, for `per` of `unit`. */
  readonly usd: string;
  readonly per: number;
  readonly unit: PriceUnit;
  /** The day on which it was written down. */
  readonly asOf: string;
  /** The page that it comes from. */
  readonly source: string;
  /** False when nobody compared it with that page. */
  readonly verified: boolean;
  readonly note?: string;
  /** Other amounts in other Regions. */
  readonly regions?: Readonly<Record<string, string>>;
}

/** How many of the base unit, which quantities are counted in, a unit holds: bytes, or single things. */
export const UNIT_SIZES = {
  events: 1n,
  requests: 1n,
  keys: 1n,
  metrics: 1n,
  alarms: 1n,
  'GB-seconds': 1n,
  GB: 1n << 30n,
  'GB-month': 1n << 30n,
  TB: 1n << 40n,
} as const;

export type PriceUnit = keyof typeof UNIT_SIZES;

export const PRICED_SERVICES = [
  'cloudtrail',
  's3',
  'kms',
  'cloudwatch',
  'eventbridge',
  'athena',
  'lambda',
  'sns',
  'cost-explorer',
] as const;

export type PricedService = (typeof PRICED_SERVICES)[number];

export const PRICE_IDS = [
  'cloudtrail-management-first-copy',
  'cloudtrail-management-additional-copy',
  'cloudtrail-data-events',
  'cloudtrail-network-activity-events',
  'cloudtrail-insights-management',
  'cloudtrail-insights-data',
  's3-standard-storage',
  's3-put-requests',
  's3-get-requests',
  'kms-key',
  'kms-requests',
  'logs-ingestion',
  'logs-storage',
  'cloudwatch-metric',
  'cloudwatch-alarm',
  'eventbridge-cross-account',
  'athena-scan',
  'lambda-requests',
  'lambda-duration',
  'sns-requests',
  'cost-explorer-request',
] as const;

export type PriceId = (typeof PRICE_IDS)[number];
