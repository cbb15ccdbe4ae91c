import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openLake, TABLES } from '../../dist/lake/index.js';
import { writeParquet } from '../../dist/lake/parquet/write-parquet.js';

const FIRST_DAY = '2026-02-01';
const SERVICES = 60;
/** In each account, each working in one Region. */
const PRINCIPALS = 200;
const SERVICES_OF_ONE = 5;

/**
 * A lake as an ingest leaves it, of events that only have what a report looks at. Written straight to
 * Parquet, because reading log files is not what is measured here. Made once, kept in `parent`.
 */
export async function ensureLake({ name, accounts, days, events }, parent) {
  const folder = join(parent, `cost-${name}-${accounts}-${days}-${events}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  const options = { threads: 2, memoryLimitMegabytes: 800, temporaryFolder: tmpdir() };
  const lake = await openLake({ ...options, folder: draft, create: true, now: new Date() });
  try {
    const selects = selectsOf({ accounts, days, events });
    for (const [table, select] of Object.entries(selects)) await fill(lake, table, select);
  } finally {
    lake.close();
  }
  renameSync(draft, folder);
  return folder;
}

async function fill(lake, table, columns) {
  const { folder } = lake.tables[table];
  const select = `SELECT ${TABLES[table].columns.map((column) => `${columns.of[column.name] ?? 'NULL'} AS ${column.name}`).join(', ')} FROM ${columns.from}`;
  const orderBy = table === 'cloudtrail_log_files' ? 'log_key' : 'event_time';
  const files = await writeParquet({ session: lake.session, tableFolder: folder, select, orderBy });
  const snapshot = await lake.tables[table].refresh();
  const info = { timestamp: Date.now(), operation: 'WRITE', operationParameters: {}, engineInfo: 'bench' };
  await lake.tables[table].commit(
    snapshot,
    info,
    files.map((add) => ({ add })),
  );
}

/** Every hundredth event is a data event, every twentieth was delivered by a second trail too. */
function selectsOf({ accounts, days, events }) {
  const account = `printf('%012d', 100000000000 + hash(i * 7) % ${accounts})`;
  const principal = `hash(i * 19) % ${PRINCIPALS}`;
  const region = `['us-east-1', 'eu-west-1', 'eu-central-1'][CAST(1 + hash(${principal}) % 3 AS BIGINT)]`;
  const time = `TIMESTAMPTZ '${FIRST_DAY} 00:00:00+00' + to_seconds(CAST(i * ${days * 86_400} / ${events} AS BIGINT))`;
  const day = `CAST((${time}) AT TIME ZONE 'UTC' AS DATE)`;
  const file = `${account} || '/CloudTrail/' || ${region} || '/' || strftime((${time}) AT TIME ZONE 'UTC', '%Y/%m/%d/') || ${account} || '_CloudTrail_' || ${region} || strftime((${time}) AT TIME ZONE 'UTC', '_%Y%m%dT%H%MZ_')`;
  const key = (prefix, unique) => `'${prefix}' || ${file} || '${unique}.json.gz'`;
  const id = `CAST(md5(CAST(i AS VARCHAR)) AS VARCHAR)`;
  return {
    cloudtrail_events: {
      from: `range(${events}) AS numbers (i)`,
      of: {
        event_time: time,
        event_id: id,
        event_source: `'service' || (${principal} * 7 + i % ${SERVICES_OF_ONE}) % ${SERVICES} || '.amazonaws.com'`,
        event_name: `'Action' || hash(i * 17) % 40`,
        event_category: `CASE WHEN i % 100 = 0 THEN 'Data' ELSE 'Management' END`,
        aws_region: region,
        account_id: account,
        recipient_account_id: account,
        principal: `'arn:aws:iam::' || ${account} || ':role/role' || ${principal}`,
        read_only: 'i % 4 <> 0',
        management_event: 'i % 100 <> 0',
        log_location: `'s3://log-archive'`,
        log_key: key('AWSLogs/o-example1234/', 'FIRST'),
        record_index: 'CAST(i % 500 AS INTEGER)',
        conflicting: 'false',
        dt: day,
      },
    },
    cloudtrail_event_copies: {
      from: `range(0, ${events}, 20) AS numbers (i)`,
      of: {
        event_id: id,
        account_id: account,
        event_time: time,
        log_location: `'s3://log-archive'`,
        log_key: key('team/AWSLogs/', 'SECOND'),
        record_index: 'CAST(i % 500 AS INTEGER)',
        stored_log_location: `'s3://log-archive'`,
        stored_log_key: key('AWSLogs/o-example1234/', 'FIRST'),
        stored_record_index: 'CAST(i % 500 AS INTEGER)',
        dt: day,
      },
    },
    cloudtrail_log_files: {
      from: `range(0, ${events}, 40) AS numbers (i)`,
      of: {
        identity: `'file' || i`,
        log_location: `'s3://log-archive'`,
        log_key: key('AWSLogs/o-example1234/', 'FIRST'),
        category: `'CloudTrail'`,
        account_id: account,
        region,
        delivered_at: time,
        size: '11000',
        content_bytes: '60000',
        status: `'ingested'`,
        records: '40',
        failed_records: '0',
        dt: day,
      },
    },
  };
}
