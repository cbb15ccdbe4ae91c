import { open, readFile, rename } from 'node:fs/promises';
import {
  applyEntry,
  emptyState,
  type Journal,
  type JournalEntry,
  parseJournal,
  type WatchState,
} from './journal.js';

export interface JournalFile extends Journal {
  /** What the journal said when it was opened. */
  readonly state: WatchState;
  readonly close: () => Promise<void>;
}

export interface JournalFileOptions {
  readonly path: string;
  /** Entries older than this are left out when the journal is opened, unless their alerts are still pending. */
  readonly keepMilliseconds: number;
  readonly now: number;
}

/** A journal in a file of lines. Opening it leaves out what is too old to matter. */
export async function openJournalFile({
  path,
  keepMilliseconds,
  now,
}: JournalFileOptions): Promise<JournalFile> {
  const entries = recent(parseJournal(await readIfThere(path)), now - keepMilliseconds);
  await writeWhole(path, entries);
  const state = emptyState();
  for (const entry of entries) applyEntry(state, entry);
  const file = await open(path, 'a', 0o600);
  return {
    state,
    append: async (entry) => {
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

function recent(entries: readonly JournalEntry[], from: number): readonly JournalEntry[] {
  const sent = new Set(entries.flatMap((entry) => (entry.kind === 'sent' ? [entry.alertId] : [])));
  const isPending = (entry: JournalEntry): boolean =>
    entry.kind === 'batch' && entry.alerts.some(({ id }) => !sent.has(id));
  return entries.filter((entry) => entry.at >= from || isPending(entry));
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

async function writeWhole(path: string, entries: readonly JournalEntry[]): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  await file.datasync();
  await file.close();
  await rename(temporary, path);
}
