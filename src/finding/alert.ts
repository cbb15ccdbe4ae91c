import type { Severity } from './finding.js';

/** One thing that somebody should be told now: a rule that matched, in words that stand alone. */
export interface Alert {
  /** The same for the same finding, however often it is found: who receives it may drop repeats by it. */
  readonly id: string;
  readonly ruleId: string;
  readonly title: string;
  readonly level: Severity;
  readonly accountId: string;
  /** As the configuration or the organization calls it. */
  readonly accountName?: string;
  /** The path of organizational units, `Root/Production`, where it is known: routes go by it. */
  readonly unit?: string;
  readonly region: string;
  /** ISO 8601, UTC: of the first event. */
  readonly eventTime: string;
  /** Who did it, as the lake's column `principal` names it. */
  readonly actor: string;
  /** `ec2:AuthorizeSecurityGroupIngress` */
  readonly action: string;
  /** Where it came from: an address, or the name of a service. */
  readonly sourceIpAddress: string;
  /** `succeeded`, or the error code that the call was answered with. */
  readonly result: string;
  readonly eventIds: readonly string[];
  /** Why the rule matched: fields of the event and their values. */
  readonly matched: Readonly<Record<string, string>>;
  /** A command that shows more. */
  readonly more: string;
}
