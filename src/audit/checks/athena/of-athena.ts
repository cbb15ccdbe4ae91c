import { type CheckResult, judgeEach, notApplicable, type Place } from '../../check/index.js';
import { type GuardedTargets, guardedTargets } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';
import { NO_BUCKET } from '../bucket/of-bucket-policy.js';
import { type LogTable, logTables } from './log-tables.js';

/** Judges the tables over the logs; there are none where the configuration goes without Athena. */
export function ofLogTables(
  audit: Audit,
  decide: (tables: readonly LogTable[], targets: GuardedTargets, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  if (isWithoutAthena(audit)) return [notApplicable(WITHOUT_ATHENA)];
  return judgeEach(guardedTargets(audit), (targets) => {
    if (targets === null) return [notApplicable(NO_BUCKET)];
    const place = { accountId: targets.logArchiveAccountId };
    return judgeEach(logTables(audit, targets), (tables) => decide(tables, targets, place), place);
  });
}

export const WITHOUT_ATHENA = 'orgtrail.yaml goes without Athena';

/** A configuration that names a bucket is there, and says so. */
export function isWithoutAthena({ expectations }: Audit): boolean {
  return expectations.bucketName !== undefined && expectations.athena === undefined;
}

export function placeOfTable({ accountId, region, table }: LogTable): Place {
  return { accountId, region, resource: `${table.database}.${table.name}` };
}

export const DEPLOY_TABLES = 'orgtrail deploy  # step athena makes the tables of orgtrail.yaml';
