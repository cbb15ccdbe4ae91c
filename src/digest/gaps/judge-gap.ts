import type { OrganizationDescription } from '../../organization/index.js';
import type { FindingCode } from '../codes/index.js';
import type { FindingDetails } from '../findings/index.js';
import type { FoundEvent } from '../logs/index.js';
import { day, minute, timeText } from '../time/index.js';
import { effectOf, isAboutDelivery } from './explain.js';
import type { Gap } from './gap.js';
import { eventText, recordedEvent } from './recorded-event.js';
import { edgeReach } from './watch-windows.js';

/** What a gap comes to once the events of proven log files are known. */
export interface GapRuling {
  readonly code: FindingCode;
  readonly message: string;
  readonly explainedBy?: FindingDetails['explainedBy'];
}

export interface GapJudging {
  readonly events: readonly FoundEvent[];
  readonly expectation: OrganizationDescription | undefined;
  /** Where CloudTrail itself says that it cannot deliver. */
  readonly hasDeliveryError: (gap: Gap) => boolean;
  readonly now: number;
}

/** CloudTrail tries again for so long. */
const redeliveryPeriod = 30 * day;
/** An event is delivered up to a quarter of an hour after it happened, and so is the digest's start. */
const startSlack = 15 * minute;

const leaving: ReadonlySet<string> = new Set([
  'LeaveOrganization',
  'RemoveAccountFromOrganization',
  'CloseAccount',
  'DisableRegion',
]);

export function judgeGap(gap: Gap, judging: GapJudging): GapRuling {
  const left = gap.kind === 'tail' ? whyLeft(gap, judging.expectation) : undefined;
  if (left !== undefined) return { code: 'NOT_EXPECTED', message: left };
  const redelivery = awaitsRedelivery(gap, judging);
  if (redelivery !== undefined && (gap.kind === 'missing' || gap.kind === 'tail')) return redelivery;
  if (gap.kind === 'missing') return { code: 'DIGEST_MISSING', message: '' };
  if (gap.kind === 'unclear' && gap.isUnread) {
    return {
      code: 'TEMPORAL_GAP',
      message: 'what was before the digest that could not be read is not known',
    };
  }
  const { cause, late, restart } = findCauses(gap, judging);
  if (cause !== undefined) return explained(gap, cause);
  const witness = late ?? restart;
  if (witness !== undefined) {
    const message = `${eventText(witness)}, but the last digest before it ends at ${timeText(gap.from)}: digests of the time between are gone`;
    return { code: 'TAIL_TRUNCATED', message, explainedBy: recordedEvent(witness) };
  }
  if (gap.kind !== 'tail') {
    return {
      code: 'GAP_UNEXPLAINED',
      message: `nothing explains the gap from ${timeText(gap.from)} to ${timeText(gap.to)}`,
    };
  }
  return {
    code: 'TAIL_MISSING',
    message: `the newest digest ends at ${timeText(gap.from)}; ${gap.overdue} more should be here`,
  };
}

interface Causes {
  /** Ended the chain where the gap begins. */
  readonly cause?: FoundEvent;
  /** Ended it later than that. */
  readonly late?: FoundEvent;
  /** Began it anew where the gap ends. */
  readonly restart?: FoundEvent;
}

function findCauses(gap: Gap, { events, expectation }: GapJudging): Causes {
  const scope = { chain: gap.chain, bucket: gap.bucket, expectation };
  const effects = events.map((event) => ({ event, effect: effectOf(event, scope) }));
  const first = (fits: (entry: (typeof effects)[number]) => boolean): FoundEvent | undefined =>
    effects.filter(fits).sort((left, right) => left.event.time - right.event.time)[0]?.event;
  const cause = first(({ event, effect }) => effect.ends && Math.abs(event.time - gap.from) <= edgeReach);
  const late = first(
    ({ event, effect }) => effect.ends && event.time > gap.from + edgeReach && event.time <= gap.to,
  );
  const restart = first(
    ({ event, effect }) =>
      effect.begins &&
      gap.kind !== 'tail' &&
      event.time >= gap.to - edgeReach &&
      event.time <= gap.to + startSlack,
  );
  return {
    ...(cause !== undefined && { cause }),
    ...(late !== undefined && { late }),
    ...(restart !== undefined && { restart }),
  };
}

/** The organization's description says that the account is not in it, or left when the chain ended. */
function whyLeft(gap: Gap, expectation: OrganizationDescription | undefined): string | undefined {
  if (expectation === undefined) return undefined;
  const account = expectation.accounts.find(({ accountId }) => accountId === gap.chain.accountId);
  if (account === undefined)
    return `the account is not in the organization; its chain ends at ${timeText(gap.from)}`;
  const leftAt = account.leftAt?.getTime();
  if (leftAt === undefined || leftAt > gap.from + edgeReach) return undefined;
  return `the account left at ${timeText(leftAt)}; its chain ends at ${timeText(gap.from)}`;
}

function explained(gap: Gap, cause: FoundEvent): GapRuling {
  const explainedBy = recordedEvent(cause);
  if (gap.kind === 'tail' && leaving.has(cause.eventName)) {
    return { code: 'NOT_EXPECTED', message: `delivery ends with ${eventText(cause)}`, explainedBy };
  }
  const span = `from ${timeText(gap.from)} to ${timeText(gap.to)}`;
  return { code: 'GAP_EXPLAINED', message: `${eventText(cause)} explains the gap ${span}`, explainedBy };
}

/** A bucket that refuses delivery leaves holes that CloudTrail fills later, not in order. */
function awaitsRedelivery(gap: Gap, judging: GapJudging): GapRuling | undefined {
  if (judging.now - gap.to > redeliveryPeriod) return undefined;
  if (judging.hasDeliveryError(gap)) {
    return { code: 'PENDING_REDELIVERY', message: 'CloudTrail reports that it cannot deliver digests here' };
  }
  const scope = { chain: gap.chain, bucket: gap.bucket, expectation: judging.expectation };
  const change = judging.events.find(
    (event) =>
      isAboutDelivery(event, scope) &&
      event.time >= gap.from - edgeReach &&
      event.time <= gap.to + startSlack,
  );
  if (change === undefined || gap.kind !== 'missing') return undefined;
  return {
    code: 'PENDING_REDELIVERY',
    message: `${eventText(change)} may have stopped delivery`,
    explainedBy: recordedEvent(change),
  };
}
