/** What an account is for; decides who works there and what runs there. */
export type AccountKind =
  | 'management'
  | 'production'
  | 'log-archive'
  | 'shared-services'
  | 'development'
  | 'security'
  | 'staging'
  | 'sandbox'
  | 'data-platform';

/** In the order in which a growing organization opens them. Later accounts are more workloads. */
export const accountKinds: readonly AccountKind[] = [
  'management',
  'production',
  'log-archive',
  'shared-services',
  'development',
  'security',
  'staging',
  'sandbox',
  'data-platform',
];

export interface KindProfile {
  readonly unit: string;
  /** Events, relative to the other kinds. */
  readonly volume: number;
  /** How many Regions beside the first two see some use. */
  readonly spareRegions: number;
  /** How much of everything there is: machines, functions, buckets. */
  readonly size: number;
}

export const kindProfiles: Readonly<Record<AccountKind, KindProfile>> = {
  management: { unit: 'Root', volume: 6, spareRegions: 0, size: 0.2 },
  production: { unit: 'Root/Workloads/Production', volume: 42, spareRegions: 1, size: 1 },
  'log-archive': { unit: 'Root/Security', volume: 7, spareRegions: 0, size: 0.2 },
  'shared-services': { unit: 'Root/Infrastructure', volume: 18, spareRegions: 1, size: 0.6 },
  development: { unit: 'Root/Workloads/Development', volume: 20, spareRegions: 0, size: 0.5 },
  security: { unit: 'Root/Security', volume: 9, spareRegions: 0, size: 0.3 },
  staging: { unit: 'Root/Workloads/Staging', volume: 14, spareRegions: 0, size: 0.6 },
  sandbox: { unit: 'Root/Sandbox', volume: 4, spareRegions: 0, size: 0.2 },
  'data-platform': { unit: 'Root/Workloads/Production', volume: 16, spareRegions: 0, size: 0.7 },
};

export const workloadNames: readonly string[] = [
  'loyalty',
  'payments',
  'search',
  'warehouse',
  'storefront',
  'delivery',
  'pricing',
  'returns',
  'suppliers',
  'analytics',
  'mobile',
  'partners',
];
