import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ingest, takeSnapshot } from '../../lake/index.js';
import { openQueryEngine, type QueryEngine } from '../../query/index.js';
import type { ProofEvent, SqlAnswers } from '../../sigma/index.js';
import { createMemoryStore } from '../../storage/index.js';
import { openLocalLake } from '../open-lake.js';

/**
 * Runs conditions over events the way every statement runs: as records of a log file, ingested into a
 * lake of its own that is removed afterwards.
 */
export async function selectInLake(
  events: readonly ProofEvent[],
  conditions: ReadonlyMap<string, string>,
  now: () => Date,
): Promise<SqlAnswers> {
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-rules-'));
  const lake = await openLocalLake({ folder: join(folder, 'lake'), create: true, now: now() });
  try {
    const store = createMemoryStore();
    await store.put(LOG_KEY, gzipSync(JSON.stringify({ Records: events.map((each) => each.case.event) })));
    await ingest({ store, lake, threads: 0, now });
    const engine = await openQueryEngine({ snapshot: await takeSnapshot(lake), temporaryFolder: folder });
    return await selectAll(engine, conditions).finally(engine.close);
  } finally {
    lake.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const LOG_KEY =
  'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/02/111111111111_CloudTrail_eu-west-1_20260302T1000Z_rulesrulesrules1.json.gz';

async function selectAll(engine: QueryEngine, conditions: ReadonlyMap<string, string>): Promise<SqlAnswers> {
  const answers = new Map<string, ReadonlySet<string>>();
  for (const [ruleId, condition] of conditions) {
    const { batches } = await engine.run({
      sql: `SELECT event_id FROM cloudtrail_events WHERE ${condition}`,
    });
    const ids = new Set<string>();
    for await (const batch of batches) for (const [id] of batch) ids.add(String(id));
    answers.set(ruleId, ids);
  }
  return answers;
}
