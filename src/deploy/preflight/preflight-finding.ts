/** What was looked at before anything is changed. A refusal ends the deployment before its first step. */
export interface PreflightFinding {
  /** `caller`, `log-bucket`. */
  readonly id: string;
  readonly verdict: 'pass' | 'warning' | 'refusal';
  /** As a sentence without a full stop. */
  readonly message: string;
  readonly next?: string;
}

export function pass(id: string, message: string): PreflightFinding {
  return { id, verdict: 'pass', message };
}

export function warning(id: string, message: string, next?: string): PreflightFinding {
  return { id, verdict: 'warning', message, ...(next !== undefined && { next }) };
}

export function refusal(id: string, message: string, next: string): PreflightFinding {
  return { id, verdict: 'refusal', message, next };
}
