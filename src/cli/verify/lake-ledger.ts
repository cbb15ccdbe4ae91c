import type { HeadLedger, HeadRecord, RecordedHead } from '../../digest/index.js';
import type { ChainHeadRow, Lake } from '../../lake/index.js';

const caveat =
  'The ledger of heads lies in the lake, and whoever can edit the lake can edit it. --ledger names a place where only this command may write, such as a bucket of another account.';

/** The ledger of heads that every lake has in its table `chain_heads`. */
export function openLakeLedger(lake: Lake, now: () => number): HeadLedger {
  return {
    origin: `${lake.folder} chain_heads`,
    caveat,
    read: async () => {
      const { readChainHeads } = await import('../../lake/index.js');
      return { records: recordsOf(await readChainHeads(lake)), troubles: [] };
    },
    append: async (record) => {
      const { appendChainHeads } = await import('../../lake/index.js');
      await appendChainHeads(lake, rowsOf(record), new Date(now()));
    },
  };
}

function recordsOf(rows: readonly ChainHeadRow[]): readonly HeadRecord[] {
  const runs = new Map<string, ChainHeadRow[]>();
  for (const row of rows) {
    const run = `${row.verified_at} ${row.log_location}`;
    runs.set(run, [...(runs.get(run) ?? []), row]);
  }
  return [...runs.values()].map((ofRun) => ({
    schema: 'orgtrail.chain-heads/1',
    verifiedAt: ofRun[0]!.verified_at,
    location: ofRun[0]!.log_location,
    heads: ofRun.map(headOf),
  }));
}

function headOf(row: ChainHeadRow): RecordedHead {
  const { proven_from: from, seal_until: until, seal_objects: objects, seal_sum: sum } = row;
  const isProven = from !== null && until !== null && objects !== null && sum !== null;
  return {
    chain: row.chain,
    accountId: row.account_id,
    region: row.region,
    key: row.digest_key,
    bucket: row.digest_bucket,
    object: row.digest_object,
    endTime: row.end_time,
    sha256: row.sha256,
    signature: row.signature,
    ...(isProven && { proven: { from, seal: { until, objects, sum } } }),
  };
}

function rowsOf({ verifiedAt, location, heads }: HeadRecord): readonly ChainHeadRow[] {
  return heads.map((head) => ({
    verified_at: verifiedAt,
    log_location: location,
    chain: head.chain,
    account_id: head.accountId,
    region: head.region,
    digest_key: head.key,
    digest_bucket: head.bucket,
    digest_object: head.object,
    end_time: head.endTime,
    sha256: head.sha256,
    signature: head.signature,
    proven_from: head.proven?.from ?? null,
    seal_until: head.proven?.seal.until ?? null,
    seal_objects: head.proven?.seal.objects ?? null,
    seal_sum: head.proven?.seal.sum ?? null,
  }));
}
