import { countOf } from '../../count-of.js';
import { type Address, fileName } from '../address/index.js';
import type { FindingCode } from '../codes/index.js';
import type { FindingDetails, FindingLog, FindingTally } from '../findings/index.js';
import { hour, type Interval, timeText } from '../time/index.js';
import type { ChainIdentity } from './chain-identity.js';
import type { JudgedDigest, Remark } from './judge-digest.js';

/** Turns what a walk sees in single digests into findings. */
export interface ChainReporter {
  digest(judged: JudgedDigest, newer: JudgedDigest | undefined): void;
  temporalGap(newer: JudgedDigest, gap: Interval): void;
  fork(newer: JudgedDigest, address: Address): void;
}

export interface ChainReporting {
  readonly findings: FindingLog;
  readonly tally: FindingTally;
  readonly isLive: boolean;
}

/** Remarks that many digests of a chain share: one finding with their number. */
const shared: ReadonlySet<FindingCode> = new Set([
  'METADATA_LOST',
  'RELOCATED',
  'MAPPED',
  'NOT_GZIPPED',
  'KEY_UNKNOWN',
  'KEYS_UNAVAILABLE',
  'KEY_SOURCE_UNTRUSTED',
]);

/** Shared by all accounts: keys belong to Regions, places to the location. */
const regional: ReadonlySet<FindingCode> = new Set(['KEYS_UNAVAILABLE', 'KEY_SOURCE_UNTRUSTED']);
const everywhere: ReadonlySet<FindingCode> = new Set(['RELOCATED', 'MAPPED']);

export function reportChain(chain: ChainIdentity, reporting: ChainReporting): ChainReporter {
  const { findings, tally } = reporting;
  const details = { accountId: chain.accountId, region: chain.region, trailName: chain.trailName };
  const say = (judged: JudgedDigest, { code, message, verdict }: Remark): void => {
    const key = judged.stored.object.key;
    if (regional.has(code)) return tally.add(code, chain.region, key, { region: chain.region, message });
    if (everywhere.has(code)) return tally.add(code, message, key, { message });
    if (shared.has(code)) return tally.add(code, chain.name + message, key, { ...details, message });
    findings.add(code, {
      ...details,
      ...hourOf(judged),
      key,
      message: prefixed(chain, message),
      ...(verdict && { verdict }),
    });
  };
  return {
    digest(judged, newer) {
      for (const remark of judged.remarks) say(judged, remark);
      const late = reporting.isLive ? lateWriting(judged, newer) : undefined;
      if (late !== undefined) say(judged, late);
    },
    temporalGap: (newer, gap) => {
      const message = `the digest that ends at ${timeText(endOf(newer))} begins ${countOf(minutes(gap), 'minute')} after the end of the one that it follows`;
      findings.add('TEMPORAL_GAP', { ...details, ...span(gap), key: newer.stored.object.key, message });
    },
    fork: (newer, address) => {
      const message = `it follows ${fileName(address.key)}, although a later digest lies between them`;
      findings.add('CHAIN_INVALID', { ...details, ...hourOf(newer), key: newer.stored.object.key, message });
    },
  };
}

/**
 * An object written after its successor, and later than CloudTrail writes, was delivered again or
 * rewritten; its content is proven either way. A copy of a bucket has times of its own.
 */
function lateWriting(
  { attested, stored }: JudgedDigest,
  newer: JudgedDigest | undefined,
): Remark | undefined {
  if (attested === undefined || attested.where.kind !== 'here') return undefined;
  const written = attested.content.lastModified;
  const successor = newer?.attested?.content.lastModified ?? 0;
  if (written <= attested.end + 2 * hour || written <= successor) return undefined;
  return {
    code: 'REWRITTEN',
    message: `written at ${timeText(written)}, long after the end of its hour: ${fileName(stored.object.key)}`,
  };
}

function prefixed({ kind }: ChainIdentity, message: string): string {
  return kind === 'backfill' ? `backfill digest: ${message}` : message;
}

function hourOf(judged: JudgedDigest): Pick<FindingDetails, 'from' | 'to'> {
  const to = endOf(judged);
  return span({ from: judged.attested?.start ?? to - hour, to });
}

function span({ from, to }: Interval): { readonly from: string; readonly to: string } {
  return { from: timeText(from), to: timeText(to) };
}

function endOf({ stored }: JudgedDigest): number {
  return stored.key.endTime.getTime();
}

function minutes({ from, to }: Interval): number {
  return Math.round((to - from) / 60_000);
}
