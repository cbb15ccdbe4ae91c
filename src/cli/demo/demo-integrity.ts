import type { VerifyFinding, VerifyReport } from '../../digest/index.js';
import type { TamperName, TrueTampering } from '../../simulator/index.js';

/** What is done to the logs of the demo, and the code under which it has to be found. */
export const DEMO_TAMPERING = {
  'log-modified': 'LOG_MODIFIED',
  'digest-deleted': 'DIGEST_MISSING',
  'unexplained-gap': 'GAP_UNEXPLAINED',
} as const satisfies Partial<Record<TamperName, VerifyFinding['code']>>;

export interface DemoIntegrity {
  /** What had to be found, and what was, as `CODE account Region what`. */
  readonly expected: readonly string[];
  readonly found: readonly string[];
  /** Findings that neither are what was done nor follow from it. */
  readonly unexpected: readonly VerifyFinding[];
  readonly exact: boolean;
}

/** Compares what a scan found with what was done to the logs. */
export function judgeIntegrity(
  { findings }: Pick<VerifyReport, 'findings'>,
  tampering: readonly TrueTampering[],
): DemoIntegrity {
  const expected = tampering.map(expectedFinding).sort();
  const isTampering = (finding: VerifyFinding): boolean => finding.verdict === 'tamper';
  const found = findings.filter(isTampering).map(describeFinding).sort();
  const unexpected = findings.filter(
    (finding) =>
      !(isTampering(finding)
        ? expected.includes(describeFinding(finding))
        : tampering.some((each) => isConsequence(finding, each))),
  );
  const exact = expected.length > 0 && unexpected.length === 0 && expected.join('\n') === found.join('\n');
  return { expected, found, unexpected, exact };
}

function expectedFinding({ name, accountId, region, keys, from, to }: TrueTampering): string {
  const code = Object.hasOwn(DEMO_TAMPERING, name)
    ? DEMO_TAMPERING[name as keyof typeof DEMO_TAMPERING]
    : name;
  const what = code === 'GAP_UNEXPLAINED' ? `${from} to ${to}` : keys.join(' ');
  return `${code} ${accountId} ${region} ${what}`;
}

/** A gap is told by its times, the others by their object. */
function describeFinding({ code, accountId, region, key, from, to }: VerifyFinding): string {
  const what = code === 'GAP_UNEXPLAINED' ? `${from} to ${to}` : key;
  return `${code} ${accountId} ${region} ${what}`;
}

/** Where a digest is gone, nothing proves the log files of its hour. */
function isConsequence({ code, accountId, region }: VerifyFinding, tampering: TrueTampering): boolean {
  return code === 'NOT_COVERED' && accountId === tampering.accountId && region === tampering.region;
}
