import type { EarlierReading, HeadLedger } from '../../digest/index.js';
import type { GlobalOptions } from '../global-options.js';
import { lakeExists, openLocalLake } from '../open-lake.js';
import { openLakeLedger } from './lake-ledger.js';
import { openLakeReading } from './lake-reading.js';
import { openHeadLedger } from './open-head-ledger.js';

/** What earlier runs have left for this one. */
export interface OpenedHistory {
  readonly headLedger: HeadLedger | undefined;
  readonly earlierReading: EarlierReading | undefined;
  readonly close: () => void;
}

interface HistoryChoice {
  /** What --ledger names. */
  readonly ledger: string | undefined;
  readonly globals: GlobalOptions;
  /** The location that is verified. */
  readonly location: string;
  readonly threads: number;
  readonly now: () => number;
}

/** The ledger that --ledger names; else that of the lake, if there is one. A lake is not made for this. */
export async function openHistory({
  ledger,
  globals,
  location,
  threads,
  now,
}: HistoryChoice): Promise<OpenedHistory> {
  const given = ledger === undefined ? undefined : await openHeadLedger(ledger, globals);
  const lake = lakeExists(globals.lake)
    ? await openLocalLake({ folder: globals.lake, create: false, now: new Date(now()), threads })
    : undefined;
  const ofLake = lake === undefined ? undefined : openLakeLedger(lake, now);
  return {
    headLedger: given?.ledger ?? ofLake,
    earlierReading: lake === undefined ? undefined : openLakeReading(lake, { location }),
    close: () => {
      given?.close();
      lake?.close();
    },
  };
}
