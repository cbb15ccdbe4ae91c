import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

import type { LogCategory } from '../../cloudtrail/index.js';
import { type ListedLog, listLogPages, type ObjectStore } from '../../storage/index.js';
import { literal, type Session } from '../duckdb/session.js';
import type { Lake } from '../lake.js';
import { relation } from '../relation.js';
import { objectIdentity } from './object-identity.js';

/** An object of the location that the lake has not read yet. */
export interface PlannedObject {
  /** Position in the plan, from 0: by delivery time, so that batches, and files in the lake, follow time. */
  readonly id: number;
  readonly identity: string;
  readonly key: string;
  /** Bytes as stored. */
  readonly size: number;
  /** ISO 8601. */
  readonly lastModified: string;
  readonly etag: string | null;
  readonly category: LogCategory | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly deliveredAt: string | null;
}

export interface Inventory {
  readonly listed: number;
  readonly known: number;
  readonly fresh: number;
  /** Bytes as stored of the new objects. */
  readonly freshBytes: number;
  readonly skipped: Readonly<Record<string, number>>;
  /** Parts of the location that could not be listed. */
  readonly unlisted: readonly { readonly key: string; readonly reason: string; readonly detail: string }[];
  /** Folders that a narrowed run did not look into, because CloudTrail does not write there. */
  readonly passedOver: readonly { readonly prefix: string; readonly reason: string }[];
  /** New objects from position `from` on, at most `count`. */
  page(from: number, count: number): Promise<readonly PlannedObject[]>;
}

export interface InventoryOptions {
  readonly store: ObjectStore;
  readonly lake: Lake;
  readonly folder: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onListed?: (objects: number) => void;
}

/**
 * Lists the location and sets aside what the ledger already holds. The listing goes through a file
 * and DuckDB, so that millions of objects do not have to fit into memory.
 */
export const takeInventory = async (options: InventoryOptions): Promise<Inventory> => {
  const spool = join(options.folder, 'inventory.ndjson');
  const listing = await writeListing(options, spool);
  const { session } = options.lake;
  await session.run(await planStatement(options.lake, spool));
  const [counts] = await session.rows<{ fresh: string; bytes: string }>(
    'SELECT count(*) AS fresh, coalesce(sum(size), 0) AS bytes FROM ingest_plan',
  );
  const fresh = Number(counts?.fresh);
  return {
    ...listing,
    fresh,
    freshBytes: Number(counts?.bytes),
    known: listing.readable - fresh,
    page: async (from, count) => readPage(session, from, count),
  };
};

/** As one text, because DuckDB's JSON is read ten times as fast as its rows. */
const readPage = async (session: Session, from: number, count: number): Promise<readonly PlannedObject[]> => {
  const [page] = await session.rows<{ objects: string | null }>(
    `SELECT CAST(to_json(list(object ORDER BY id)) AS VARCHAR) AS objects FROM ingest_plan AS object
    WHERE id >= ${from} AND id < ${from + count}`,
  );
  return JSON.parse(page?.objects ?? '[]') as readonly PlannedObject[];
};

interface Listing {
  readonly listed: number;
  readonly readable: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly unlisted: Inventory['unlisted'];
  readonly passedOver: Inventory['passedOver'];
}

const writeListing = async (options: InventoryOptions, spool: string): Promise<Listing> => {
  const file = createWriteStream(spool);
  const skipped: Record<string, number> = {};
  const unlisted: { key: string; reason: string; detail: string }[] = [];
  const passedOver: { prefix: string; reason: string }[] = [];
  let listed = 0;
  let readable = 0;
  /** What is to be spooled of an entry. */
  const take = (entry: ListedLog): string => {
    if (entry.kind === 'unavailable') {
      unlisted.push({ key: entry.prefix, reason: entry.trouble.kind, detail: entry.trouble.detail });
      return '';
    }
    if (entry.kind === 'passed-over') {
      if (isUnexpected(entry.reason)) passedOver.push({ prefix: entry.prefix, reason: entry.reason });
      return '';
    }
    listed += 1;
    if (listed % 1000 === 0) options.onListed?.(listed);
    if (entry.kind === 'log' || entry.kind === 'unnamed') {
      readable += 1;
      return `${JSON.stringify(spoolLine(options.store.location, entry))}\n`;
    }
    const reason = entry.kind === 'digest' ? 'digest' : entry.reason;
    skipped[reason] = (skipped[reason] ?? 0) + 1;
    return '';
  };
  for await (const page of listLogPages(options.store, options)) {
    await write(file, page.map(take).join(''));
  }
  file.end();
  await finished(file);
  return { listed, readable, skipped, unlisted, passedOver };
};

type PassedOver = Extract<ListedLog, { readonly kind: 'passed-over' }>;

/** Accounts, Regions and files of our own that were not asked for need no mention. */
const isUnexpected = (reason: PassedOver['reason']): boolean =>
  reason === 'not-cloudtrail' || reason === 'outside-aws-logs';

const write = async (file: WriteStream, text: string): Promise<void> => {
  if (!file.write(text)) await once(file, 'drain');
};

type Readable = Extract<ListedLog, { readonly kind: 'log' | 'unnamed' }>;

const spoolLine = (location: string, entry: Readable) => {
  const { object } = entry;
  const log = entry.kind === 'log' ? entry.key : undefined;
  return {
    identity: objectIdentity(location, object),
    key: object.key,
    size: object.size,
    lastModified: object.lastModified.toISOString(),
    etag: object.etag ?? null,
    category: log?.category ?? null,
    accountId: log?.accountId ?? null,
    region: log?.region ?? null,
    deliveredAt: log?.deliveredAt.toISOString() ?? null,
  };
};

const SPOOL_COLUMNS = `{identity: 'VARCHAR', "key": 'VARCHAR', size: 'BIGINT', "lastModified": 'VARCHAR', etag: 'VARCHAR',
  category: 'VARCHAR', "accountId": 'VARCHAR', region: 'VARCHAR', "deliveredAt": 'VARCHAR'}`;

const planStatement = async (lake: Lake, spool: string): Promise<string> => {
  const ledger = await relation(lake, 'cloudtrail_log_files');
  return `CREATE OR REPLACE TEMP TABLE ingest_plan AS
    SELECT row_number() OVER (ORDER BY "deliveredAt" NULLS FIRST, "key") - 1 AS id, *
    FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = ${SPOOL_COLUMNS}) AS listed
    WHERE NOT EXISTS (SELECT 1 FROM ${ledger} AS ledger
      WHERE ledger.identity = listed.identity AND ledger.status = 'ingested')`;
};
