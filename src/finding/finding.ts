/** The one result type that every part of orgtrail reports in: detections, integrity, audit, lake, cost. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'informational';

/** From the quietest to the loudest. */
export const LEVELS = [
  'informational',
  'low',
  'medium',
  'high',
  'critical',
] as const satisfies readonly Severity[];

export interface Finding {
  readonly kind: 'detection' | 'integrity' | 'audit' | 'lake' | 'cost';
  /** The rule, check or code that found it. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly accountId?: string;
  readonly region?: string;
  /** What it is about: a key, an event id, an ARN. */
  readonly subject?: string;
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

/** A fact that anyone can look up again. */
export interface Evidence {
  readonly name: string;
  readonly value: string;
}
