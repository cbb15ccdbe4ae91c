import { hash } from 'node:crypto';
import { UserError } from '../../errors.js';
import type { ObjectStore } from '../../storage/index.js';
import type { HeadLedger, HeadRecord, LedgerContent } from './head-ledger.js';
import { parseHeadRecord } from './parse-record.js';

const prefix = 'chain-heads/';
const name = /^chain-heads\/\d{8}T\d{6}Z-[0-9a-f]{16}\.json$/;

/**
 * A ledger of heads as objects of a store, one for each run: `chain-heads/<time>-<hash>.json`. None is
 * ever written twice, so the credentials need no more than to list, to read and to create.
 */
export function openObjectLedger(store: ObjectStore): HeadLedger {
  return {
    origin: store.location,
    read: () => readLedger(store),
    append: (record) => appendRecord(store, record),
  };
}

async function readLedger(store: ObjectStore): Promise<LedgerContent> {
  const records: HeadRecord[] = [];
  const troubles: { key: string; detail: string }[] = [];
  for await (const page of store.list(prefix)) {
    if (page.kind !== 'page') {
      troubles.push({ key: prefix, detail: page.detail });
      continue;
    }
    for (const { key } of page.objects.filter((object) => name.test(object.key))) {
      const found = await store.get(key);
      const record =
        found.kind === 'found' ? parseHeadRecord(Buffer.from(found.body).toString('utf8')) : undefined;
      if (record !== undefined && isNamedByItsHash(key, found)) records.push(record);
      else
        troubles.push({
          key,
          detail: found.kind === 'found' ? 'it is not what a run has written' : found.detail,
        });
    }
  }
  return { records, troubles };
}

async function appendRecord(store: ObjectStore, record: HeadRecord): Promise<void> {
  const body = Buffer.from(`${JSON.stringify(record)}\n`);
  const time = record.verifiedAt.replaceAll(/[-:]/g, '');
  const key = `${prefix}${time}-${hash('sha256', body, 'hex').slice(0, 16)}.json`;
  const result = await store.put(key, body, { ifAbsent: true, contentType: 'application/json' });
  // The name holds the content's hash: what exists already is the same record.
  if (result.kind === 'stored' || result.kind === 'exists') return;
  throw new UserError({
    what: `the heads of this run cannot be recorded (${result.detail})`,
    where: `${store.location} ${key}`,
    next: 'Check that objects may be created there.',
  });
}

function isNamedByItsHash(key: string, found: Awaited<ReturnType<ObjectStore['get']>>): boolean {
  return found.kind === 'found' && key.includes(`-${hash('sha256', found.body, 'hex').slice(0, 16)}.`);
}
