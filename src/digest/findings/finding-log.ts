import { CODES, type FindingCode, type FindingVerdict } from '../codes/index.js';
import type { VerifyFinding } from './verify-finding.js';

/** What is particular about a finding; the rest follows from its code. */
export type FindingDetails = Omit<VerifyFinding, 'code' | 'verdict' | 'title' | 'next'> & {
  /** Only where the code may weigh less than usual. */
  readonly verdict?: FindingVerdict;
};

/** Collects findings. Each code keeps so many; the rest is only counted, so that memory has a bound. */
export interface FindingLog {
  add(code: FindingCode, details: FindingDetails): void;
  /** Tampering first; then by account, Region, time and key. */
  findings(): readonly VerifyFinding[];
  /** Findings that were not kept, by code. */
  omitted(): Readonly<Partial<Record<FindingCode, number>>>;
  has(verdict: FindingVerdict): boolean;
  /** True when anything worse than a note was found in an account and Region, or everywhere. */
  isSpoiled(accountId: string, region: string): boolean;
}

const defaultKept = 5000;

export function openFindingLog(keptOfEach = defaultKept): FindingLog {
  const kept = new Map<FindingCode, VerifyFinding[]>();
  const counts = new Map<FindingCode, number>();
  const verdicts = new Set<FindingVerdict>();
  const spoiled = new Set<string>();
  return {
    add(code, details) {
      const { verdict, title, next } = CODES[code];
      const finding = { ...details, code, verdict: details.verdict ?? verdict, title, next };
      verdicts.add(finding.verdict);
      if (finding.verdict !== 'note') spoiled.add(`${details.accountId ?? ''} ${details.region ?? ''}`);
      counts.set(code, (counts.get(code) ?? 0) + 1);
      const ofCode = kept.get(code) ?? [];
      kept.set(code, ofCode);
      if (ofCode.length < keptOfEach) ofCode.push(finding);
    },
    findings: () => [...kept.values()].flat().sort(compareFindings),
    omitted: () =>
      Object.fromEntries(
        [...counts]
          .map(([code, count]) => [code, count - kept.get(code)!.length])
          .filter(([, left]) => left !== 0),
      ),
    has: (verdict) => verdicts.has(verdict),
    isSpoiled: (accountId, region) =>
      [`${accountId} ${region}`, `${accountId} `, ` ${region}`, ' '].some((scope) => spoiled.has(scope)),
  };
}

const weights: Readonly<Record<FindingVerdict, number>> = { tamper: 0, incomplete: 1, note: 2 };

function compareFindings(left: VerifyFinding, right: VerifyFinding): number {
  return weights[left.verdict] - weights[right.verdict] || compareTexts(sortText(left), sortText(right));
}

function sortText({ accountId, region, code, from, key, message }: VerifyFinding): string {
  return [accountId ?? '', region ?? '', code, from ?? '', key ?? '', message].join('\n');
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
