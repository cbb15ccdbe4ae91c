import type { Athena } from '../../../config/index.js';
import {
  type Draft,
  HOME,
  LOG_ARCHIVE,
  OTHER,
  RESULTS_BUCKET,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import type { CatalogFacts, GlueTable, Snapshot } from '../../snapshot/index.js';

/** What a configuration of the example would say. */
export const ATHENA: Athena = {
  database: 'orgtrail',
  workgroup: 'orgtrail',
  resultsBucket: RESULTS_BUCKET,
  resultsExpireAfterDays: 30,
  scanLimitBytes: 1_099_511_627_776,
  firstDay: '2026-01-01',
  dateLayout: 'dt',
  regions: [HOME, OTHER],
  enumerated: undefined,
};

export function catalogOf(draft: Draft<Snapshot>, accountId: string = LOG_ARCHIVE): Draft<CatalogFacts> {
  return draft.catalogs.find((each) => each.accountId === accountId)!;
}

/** The table with listed accounts, then the one whose queries name them. */
export function tables(draft: Draft<Snapshot>): Draft<GlueTable>[] {
  return valueOf<Draft<GlueTable>[]>(catalogOf(draft).tables as never);
}
