import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventFieldColumns } from '../../../src/cli/rules/event-field-columns.js';
import { readRuleEvents } from '../../../src/cli/rules/read-rule-events.js';
import { ingest } from '../../../src/lake/index.js';
import { compileSql, expandRule, openRuleFolder } from '../../../src/sigma/index.js';
import { createMemoryStore } from '../../../src/storage/index.js';
import { ask } from '../../fixtures/query-lake.js';
import { logKey } from '../../fixtures/log-files.js';
import { registerLake } from '../trino/index.js';
import { firstDifference } from './first-difference.js';
import { prepareLake, type PreparedLake } from './prepared-lake.js';
import type { Readers } from './readers.js';
import { fromTrino } from './trino-values.js';

const SCHEMA = 'rules';
const NOW = (): Date => new Date('2026-03-03T00:00:00Z');

const pack = await openRuleFolder([]);
const ruleEvents = await readRuleEvents(pack.files);
const conditions = pack.rules.flatMap((rule) => {
  const values = ruleEvents.find(({ ruleId }) => ruleId === rule.ruleId)?.values ?? {};
  const compiled = compileSql(expandRule(rule, values).rule, eventFieldColumns());
  return compiled.kind === 'unsupported' ? [] : [[rule.ruleId, compiled.output] as const];
});

/** The SQL of every rule selects the same events on Trino and on our engine: those beside the rules, and real ones. */
export const rulesAgree = (readers: Readers): void => {
  let lake: PreparedLake | undefined;
  beforeAll(async () => {
    lake = await prepareLake(NOW, async (target) => {
      const store = createMemoryStore();
      await store.put(logKey(), gzipSync(JSON.stringify({ Records: numberedEvents() })));
      await ingest({ store, lake: target, threads: 0, now: NOW });
    });
    await registerLake(readers.trino(), { schema: SCHEMA, folder: lake.folder });
  });
  afterAll(async () => lake?.remove());

  it.each(conditions)('%s', async (_ruleId, condition) => {
    const sql = `SELECT event_id FROM cloudtrail_events WHERE ${condition} ORDER BY event_id`;
    const [duckdb, trino] = await Promise.all([
      ask(lake!.engine, sql),
      readers.trino().query(sql, { schema: SCHEMA }).then(fromTrino),
    ]);
    expect(firstDifference(duckdb, trino)).toBeUndefined();
    expect(duckdb.rows.length).toBeGreaterThanOrEqual(2);
  });

  describe('on real logs', () => {
    it('all rules at once', async () => {
      const counts = conditions.map(([ruleId, condition]) => `count_if(${condition}) AS "${ruleId}"`);
      const sql = `SELECT ${counts.join(', ')} FROM cloudtrail_events`;
      const [duckdb, trino] = await Promise.all([
        readers.askDuckdb('invictus', sql),
        readers.askTrino('invictus', sql),
      ]);
      expect(firstDifference(duckdb, trino)).toBeUndefined();
      expect(duckdb.rows[0]!.filter((count) => Number(count) > 0).length).toBeGreaterThan(5);
    });
  });
};

const numberedEvents = (): readonly object[] =>
  ruleEvents.flatMap(({ ruleId, cases }) =>
    cases.map(({ event }, index) => ({ ...event, eventID: `${ruleId}/${index + 1}` })),
  );
