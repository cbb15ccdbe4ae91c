import type { VerifyReport } from '../digest/index.js';

/** How much of its expected time an account and Region has proven. */
export interface CoverageCell {
  readonly hoursExpected: number;
  readonly hoursCovered: number;
  /** A finding of tampering names this account and Region. */
  readonly isTampered: boolean;
}

export interface CoverageRow {
  readonly accountId: string;
  /** In the order of the matrix' Regions; undefined where nothing is known or expected. */
  readonly cells: readonly (CoverageCell | undefined)[];
}

export interface CoverageMatrix {
  readonly regions: readonly string[];
  readonly rows: readonly CoverageRow[];
}

/** `all` and `none` only when it is exactly that. */
export type Shade = 'all' | 'most' | 'half' | 'little' | 'none';

/** Account × Region, both in order. */
export function coverageMatrix({ coverage, findings }: VerifyReport): CoverageMatrix {
  const tampered = new Set(
    findings
      .filter(({ verdict }) => verdict === 'tamper')
      .map(({ accountId, region }) => cellName(accountId ?? '', region ?? '')),
  );
  const cells = new Map(
    coverage.map(({ accountId, region, hoursExpected, hoursCovered }) => {
      const name = cellName(accountId, region);
      return [name, { hoursExpected, hoursCovered, isTampered: tampered.has(name) }];
    }),
  );
  const regions = inOrder(coverage.map(({ region }) => region));
  const accounts = inOrder(coverage.map(({ accountId }) => accountId));
  return {
    regions,
    rows: accounts.map((accountId) => ({
      accountId,
      cells: regions.map((region) => cells.get(cellName(accountId, region))),
    })),
  };
}

/** Undefined where no hour is expected. */
export function shadeOf({ hoursExpected, hoursCovered }: CoverageCell): Shade | undefined {
  if (hoursExpected <= 0) return undefined;
  if (hoursCovered <= 0) return 'none';
  if (hoursCovered >= hoursExpected) return 'all';
  const share = hoursCovered / hoursExpected;
  if (share >= 0.9) return 'most';
  return share >= 0.5 ? 'half' : 'little';
}

function cellName(accountId: string, region: string): string {
  return `${accountId} ${region}`;
}

function inOrder(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
