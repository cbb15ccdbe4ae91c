import { knownRegionsOf } from '../../../organization/index.js';
import { defineCheck, judgeProblems, notApplicable, type Problem } from '../../check/index.js';
import {
  allAnswers,
  type Answer,
  chainAnswer,
  type GlueTable,
  known,
  mapAnswer,
} from '../../snapshot/index.js';
import type { GuardedTargets } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';
import { DEPLOY_TABLES, ofLogTables, placeOfTable } from './of-athena.js';
import { endsNow, firstDayOf, isProjected, projectedColumn } from './projection.js';

/** What a projection leaves out gives no error and no rows, as if nothing had happened there. */
export const ath02 = defineCheck({
  id: 'ATH-02',
  title: 'The tables show every account, every Region and every day that there are logs of',
  severity: 'high',
  mappings: { nist80053: ['AU-6', 'AU-7'], pciDss: ['10.5.1'] },
  run: (audit) =>
    ofLogTables(audit, (tables, targets, place) => {
      if (tables.length === 0) return [notApplicable('there is no table, for which ATH-01 fails', place)];
      return tables.flatMap((found) =>
        judgeProblems(
          problemsOf(found.table, audit, targets),
          'the table shows every account, Region and day',
          placeOfTable(found),
        ),
      );
    }),
});

function problemsOf(
  table: GlueTable,
  audit: Audit,
  targets: GuardedTargets,
): readonly Answer<readonly Problem[]>[] {
  if (!isProjected(table))
    return [
      problem('the table projects no partitions: accounts and days are missing until somebody adds them'),
    ];
  return [
    accountProblems(table, audit, targets),
    regionProblems(table, audit),
    dayProblems(table, audit, targets),
    locationProblems(table, targets),
  ];
}

function problem(message: string): Answer<readonly Problem[]> {
  return known([{ message, remediation: DEPLOY_TABLES }]);
}

const NONE: Answer<readonly Problem[]> = known([]);

/** Accounts that have left keep their folder: they count as much as those that are there. */
function accountProblems(
  table: GlueTable,
  { snapshot }: Audit,
  { bucket }: GuardedTargets,
): Answer<readonly Problem[]> {
  const column = projectedColumn(table, 'account');
  if (column === undefined) return problem('the table projects no account');
  if (column.type === 'injected') return NONE;
  return chainAnswer(snapshot.organization.accounts, (listed) =>
    chainAnswer(bucket.accountFolders, (folders) => {
      const ever = new Set<string>([...listed.map(({ accountId }) => accountId), ...folders]);
      return missingOf('accounts', [...ever], column.values);
    }),
  );
}

/** Each account's list names every Region that AWS has, those that it has not enabled too. */
function regionProblems(table: GlueTable, audit: Audit): Answer<readonly Problem[]> {
  const column = projectedColumn(table, 'region');
  if (column === undefined) return problem('the table projects no Region');
  if (column.type === 'injected') return NONE;
  return chainAnswer(expectedRegions(audit), (regions) => missingOf('Regions', regions, column.values));
}

function expectedRegions({ snapshot, expectations }: Audit): Answer<readonly string[]> {
  const answers = snapshot.accounts.map(({ regions }) => regions);
  if (expectations.athena === undefined) {
    const listed = answers.flatMap((answer) => (answer.kind === 'known' ? answer.value : []));
    const all = [...knownRegionsOf(snapshot.partition), ...listed.map(({ region }) => region)];
    return known([...new Set<string>(all)]);
  }
  const { regions: wanted } = expectations.athena;
  return mapAnswer(allAnswers(answers), (lists) => {
    const had = lists.flat().filter(({ status }) => status.startsWith('ENABLED'));
    return [...new Set<string>([...wanted, ...had.map(({ region }) => region)])];
  });
}

function missingOf(
  what: string,
  expected: readonly string[],
  given: readonly string[],
): Answer<readonly Problem[]> {
  const missing = expected.filter((each) => !given.includes(each)).sort();
  if (missing.length === 0) return NONE;
  const shown = missing.slice(0, 10).join(', ');
  const more = missing.length > 10 ? ` and ${missing.length - 10} more` : '';
  return problem(`the table shows nothing of ${missing.length} ${what}: ${shown}${more}`);
}

function dayProblems(
  table: GlueTable,
  { snapshot }: Audit,
  { bucket }: GuardedTargets,
): Answer<readonly Problem[]> {
  const first = firstDayOf(table);
  if (first === undefined) return problem('the table projects no dates');
  const today = snapshot.takenAt.slice(0, 10);
  if (!endsNow(table, today)) return problem('the days of the table end, and do not go on with the calendar');
  return chainAnswer(bucket.firstLogDay, (firstLog) =>
    firstLog !== null && firstLog < first
      ? problem(`the table begins on ${first}, and the oldest log is of ${firstLog}`)
      : NONE,
  );
}

function locationProblems(
  { parameters }: GlueTable,
  { bucket, logPrefix }: GuardedTargets,
): Answer<readonly Problem[]> {
  const template = parameters['storage.location.template'] ?? '';
  const expected = `s3://${bucket.name}/${logPrefix}\${account}/CloudTrail/\${region}/`;
  return template.startsWith(expected)
    ? NONE
    : problem(`the table looks in ${template === '' ? 'no folder' : template}, and not below ${expected}`);
}
