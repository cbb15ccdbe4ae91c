import { isInRange } from '../chain/index.js';
import type { FindingCode } from '../codes/index.js';
import type { FindingLog } from '../findings/index.js';
import { hour, type Interval, timeText } from '../time/index.js';
import type { Gap } from './gap.js';
import { type GapJudging, type GapRuling, judgeGap } from './judge-gap.js';

export interface GapReporting extends GapJudging {
  readonly findings: FindingLog;
  readonly range: Interval;
  /** Accounts that fell silent as a whole. */
  readonly silent: ReadonlySet<string>;
}

export interface ReportedGaps {
  /** Digests missing at the ends of chains. */
  readonly missing: number;
  /** Names of chains that ended and were right to. */
  readonly ended: ReadonlySet<string>;
}

/** Adds a finding for every gap; for missing digests, one for each. */
export function reportGaps(gaps: readonly Gap[], reporting: GapReporting): ReportedGaps {
  let missing = 0;
  const ended = new Set<string>();
  const spoken = new Set<string>();
  for (const gap of gaps) {
    const ruling = judgeGap(gap, reporting);
    if (gap.kind === 'missing') reportMissing(gap, ruling, reporting);
    else if (ruling.code === 'TAIL_MISSING' && reporting.silent.has(gap.chain.accountId)) {
      if (!spoken.has(gap.chain.accountId)) reportSilentAccount(gap, reporting);
      spoken.add(gap.chain.accountId);
    } else {
      reportGap(gap, ruling, reporting);
      if (gap.kind !== 'tail') continue;
      if (ruling.code === 'NOT_EXPECTED') ended.add(gap.chain.name);
      else if (suspectTails.has(ruling.code)) missing += gap.overdue;
    }
  }
  return { missing, ended };
}

const suspectTails: ReadonlySet<FindingCode> = new Set(['TAIL_MISSING', 'TAIL_TRUNCATED']);

function reportGap(gap: Gap, { code, message, explainedBy }: GapRuling, { findings }: GapReporting): void {
  findings.add(code, {
    ...detailsOf(gap),
    from: timeText(gap.from),
    to: timeText(gap.to),
    message,
    ...('key' in gap && { key: gap.key }),
    ...(gap.kind === 'tail' && gap.overdue > 1 && { count: gap.overdue }),
    ...(explainedBy !== undefined && { explainedBy }),
  });
}

function reportMissing(
  gap: Extract<Gap, { kind: 'missing' }>,
  { code, message, explainedBy }: GapRuling,
  { findings, range }: GapReporting,
): void {
  const digests = gap.digests.filter(({ end }) => isInRange(end, range));
  for (const { key, end, trace } of digests) {
    const facts = [
      `the digest that ends at ${timeText(end)} is gone`,
      digests.length > 1 ? `one of ${digests.length} in a row` : '',
      trace ?? '',
      message,
    ];
    findings.add(code, {
      ...detailsOf(gap),
      key,
      from: timeText(end - hour),
      to: timeText(end),
      message: facts.filter((fact) => fact !== '').join('; '),
      ...(explainedBy !== undefined && { explainedBy }),
    });
  }
}

function reportSilentAccount(gap: Gap, { findings }: GapReporting): void {
  const message = `all chains of the account end at about ${timeText(gap.from)}, and no log file is newer`;
  findings.add('ACCOUNT_SILENT', { accountId: gap.chain.accountId, from: timeText(gap.from), message });
}

function detailsOf({ chain: { accountId, region, trailName } }: Gap) {
  return { accountId, region, trailName };
}
