import {
  type Answer,
  allAnswers,
  chainAnswer,
  known,
  mapAnswer,
  type CatalogFacts,
  type GlueTable,
  notAsked,
} from '../../snapshot/index.js';
import { type GuardedTargets } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';

/** A Glue table over the log files of the organization trail. */
export interface LogTable {
  readonly accountId: string;
  readonly region: string;
  readonly table: GlueTable;
}

/** Those of the log archive account: where the bucket is. */
export function logTables(audit: Audit, targets: GuardedTargets): Answer<readonly LogTable[]> {
  const { logArchiveAccountId } = targets;
  const catalogs = audit.snapshot.catalogs.filter(({ accountId }) => accountId === logArchiveAccountId);
  if (catalogs.length === 0) {
    const question = { permission: 'glue:GetTables', operation: 'GetTables' };
    return notAsked({ ...question, accountId: logArchiveAccountId });
  }
  return tablesIn(catalogs, targets);
}

export function tablesIn(
  catalogs: readonly CatalogFacts[],
  targets: GuardedTargets,
): Answer<readonly LogTable[]> {
  const answers = catalogs.map(({ accountId, region, tables }) =>
    mapAnswer(tables, (all) =>
      all.filter((table) => isOverLogs(table, targets)).map((table) => ({ accountId, region, table })),
    ),
  );
  return chainAnswer(allAnswers(answers), (found) => known(found.flat()));
}

/** Digests, Insights and network activity lie in folders of their own, with columns of their own. */
const OTHER_FOLDERS = /\/CloudTrail-(?:Digest|Insight|NetworkActivity|Aggregated)\//;

function isOverLogs({ location, parameters }: GlueTable, { bucket }: GuardedTargets): boolean {
  const template = parameters['storage.location.template'] ?? location;
  return location.startsWith(`s3://${bucket.name}/`) && !OTHER_FOLDERS.test(`${template}/`);
}
