import type { Severity } from '../../finding/index.js';
import type { Audit } from '../view/audit.js';
import type { CheckResult } from './check-result.js';

/** One thing that is looked at, described completely: lists, documentation and results are made of it. */
export interface Check {
  /** `ORG-01`; its file is `org-01.ts`. */
  readonly id: string;
  /** What is the case when it passes, as a sentence without a full stop. */
  readonly title: string;
  readonly severity: CheckSeverity;
  readonly mappings: Mappings;
  /**
   * Looks at nothing but what it is given. At least one result; every place that fails or is unknown has one of
   * its own, and places that pass may share one.
   */
  readonly run: (audit: Audit) => readonly CheckResult[];
}

export type CheckSeverity = Exclude<Severity, 'informational'>;

/** From the loudest to the quietest. */
export const CHECK_SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
] as const satisfies readonly CheckSeverity[];

/** What the check answers in catalogues of others. Absent where there is nothing that corresponds. */
export interface Mappings {
  /** CIS AWS Foundations Benchmark 7.0: `4.1`. In 5.0 the first number is one less: `3.1`. */
  readonly cis?: readonly string[];
  /** Security Hub: `CloudTrail.1`. */
  readonly securityHub?: readonly string[];
  /** NIST SP 800-53 revision 5: `AU-2`. */
  readonly nist80053?: readonly string[];
  /** PCI DSS 4.0.1: `10.2.1`. */
  readonly pciDss?: readonly string[];
  /** Trust services criteria: `CC7.2`. */
  readonly soc2?: readonly string[];
}

/** Gives a check its exact type, and nothing else. */
export function defineCheck(check: Check): Check {
  return check;
}
