import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formatLogKey } from '../../../src/cloudtrail/index.js';
import { EVENT_COLUMNS } from '../../../src/lake/schema/index.js';
import { ingest } from '../../../src/lake/index.js';
import { loadCatalog } from '../../../src/query/index.js';
import { EVENTS_VIEW, eventsViewSql } from '../../../src/resources/athena/events-view.js';
import { asksEventsOnly, queryText } from '../../../src/resources/athena/named-queries.js';
import { simulateOrganization } from '../../../src/simulator/index.js';
import { createMemoryStore } from '../../../src/storage/index.js';
import { ask } from '../../fixtures/query-lake.js';
import { deliveriesOf } from '../lake/deliveries.js';
import { firstDifference } from '../lake/first-difference.js';
import { type PreparedLake, prepareLake } from '../lake/prepared-lake.js';
import { statementOf, titleOf } from '../lake/question.js';
import { questionsOf } from '../lake/questions.js';
import { type ComparedResult, fromTrino } from '../lake/trino-values.js';
import { need, skipWithout } from '../need-tool.js';
import { findTrino, startTrino, type TrinoServer } from '../trino/index.js';
import { createRawTable, PATH_COLUMN } from './raw-table.js';

const LOCATION = 's3://larkmoor-org-trail';
const SCHEMA = 'athena';
const endsAt = new Date('2026-03-03T00:00:00Z');

/** What Athena does not tell of a row; the view says NULL. */
const NOT_IN_ATHENA = ['record_index'];
/** The same JSON, but members of a struct come in the order of its type. */
const JSON_OF_STRUCTS = ['resources', 'in_scope_of', 'addendum', 'federation_attributes'];

const tool = await findTrino();
const catalog = (await loadCatalog()).filter(asksEventsOnly);
const questions = questionsOf(catalog, 'simulated').filter(
  // Trino plans a recursion over every event of raw JSON for minutes.
  ({ query }) => !/WITH RECURSIVE/i.test(query.sql),
);

describe.skipIf(skipWithout(tool))('the Athena view on a real Trino', () => {
  let server: TrinoServer;
  let lake: PreparedLake;
  let folder: string;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'orgtrail-athena-')));
    const bucket = createMemoryStore({ location: LOCATION });
    await simulateOrganization(bucket, { accounts: 4, regions: 2, days: 2, eventsPerDay: 1000, endsAt });
    const deliveries = (await deliveriesOf(bucket)).filter(({ key }) => isInTable(formatLogKey(key)));
    const store = createMemoryStore({ location: LOCATION });
    for (const { key, body } of deliveries) await store.put(formatLogKey(key), body);
    server = await startTrino(need(tool));
    lake = await prepareLake(
      () => endsAt,
      async (lake) => {
        await ingest({ store, lake, threads: 0, now: () => endsAt });
      },
    );
    const parts = { schema: SCHEMA, table: 'cloudtrail_logs', folder, location: LOCATION };
    await createRawTable(server, deliveries, parts);
    const table = `${SCHEMA}.${parts.table}`;
    const sql = eventsViewSql({ table, location: LOCATION, path: PATH_COLUMN, dateLayout: 'dt' });
    await server.query(`CREATE VIEW ${SCHEMA}.${EVENTS_VIEW} AS ${sql}`);
  });
  afterAll(async () => {
    await server?.stop();
    await lake?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const askTrino = async (sql: string): Promise<ComparedResult> =>
    fromTrino(await server.query(sql, { schema: SCHEMA }));

  it('has the same rows in every column as the lake over the same log files', async () => {
    const names = [...EVENT_COLUMNS.map(({ name }) => name), 'dt'].filter(
      (name) => !NOT_IN_ATHENA.includes(name),
    );
    const sql = `SELECT ${names.join(', ')} FROM ${EVENTS_VIEW} ORDER BY event_id, account_id, log_key`;
    const [duckdb, trino] = [await ask(lake.engine, sql), await askTrino(sql)];
    expect(duckdb.rows.length).toBeGreaterThan(1500);
    expect(firstDifference(withParsedJson(duckdb), withParsedJson(trino))).toBeUndefined();
  });

  it('has a value somewhere in most columns, so that equal rows mean something', async () => {
    const counts = EVENT_COLUMNS.map(({ name }) => `count(${name}) AS ${name}`).join(', ');
    const { rows, columns } = await askTrino(`SELECT ${counts} FROM ${EVENTS_VIEW}`);
    const filled = columns.filter((_column, index) => Number(rows[0]?.[index]) > 0).map(({ name }) => name);
    expect(filled).toEqual(
      expect.arrayContaining([
        'session_created_at',
        'issued_key_id',
        'target_role_arn',
        'resources',
        'tls_version',
      ]),
    );
    expect(filled.length).toBeGreaterThan(45);
  });

  it.each(questions.map((question) => [titleOf(question), question] as const))(
    'answers %s as the lake does',
    async (_title, question) => {
      const sql = await statementOf(question, lake.engine);
      const [duckdb, trino] = [await ask(lake.engine, sql), await askTrino(sql)];
      expect(firstDifference(duckdb, trino)).toBeUndefined();
    },
  );

  it.each(['console-logins', 'key-lineage', 'trail-tampering'])(
    'runs %s as it is saved in Athena',
    async (name) => {
      const query = catalog.find((each) => each.name === name)!;
      const { columns } = await server.query(queryText({ dateLayout: 'dt' }, query), { schema: SCHEMA });
      expect(columns.map((column) => column.name)).toEqual(query.columns.map((column) => column.name));
    },
  );
});

/** Insights and network activity lie in sister folders, each with a layout of its own. */
const isInTable = (key: string): boolean => key.includes('/CloudTrail/');

const withParsedJson = ({ columns, rows }: ComparedResult): ComparedResult => ({
  columns,
  rows: rows.map((row) =>
    row.map((value, index) =>
      JSON_OF_STRUCTS.includes(columns[index]!.name) && typeof value === 'string'
        ? JSON.stringify(sorted(JSON.parse(value)))
        : value,
    ),
  ),
});

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
};
