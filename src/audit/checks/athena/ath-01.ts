import { type CheckResult, defineCheck, fail, judgeEach, pass } from '../../check/index.js';
import type { GlueTable } from '../../snapshot/index.js';
import type { GuardedTargets } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';
import { type LogTable, tablesIn } from './log-tables.js';
import { DEPLOY_TABLES, ofLogTables, placeOfTable } from './of-athena.js';

/** https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-org-wide-trail.html */
export const ath01 = defineCheck({
  id: 'ATH-01',
  title: 'A table in the log archive account reads the logs with every column',
  severity: 'medium',
  mappings: { nist80053: ['AU-6', 'AU-7'] },
  run: (audit) =>
    ofLogTables(audit, (tables, targets, place) => [
      ...(tables.length === 0
        ? [fail('no table reads the logs of the organization trail', DEPLOY_TABLES, place)]
        : tables.flatMap(judgeTable)),
      ...misplaced(audit, targets),
    ]),
});

function judgeTable(found: LogTable): readonly CheckResult[] {
  const place = placeOfTable(found);
  const problems = problemsOf(found.table);
  return problems.length === 0
    ? [pass('the table reads the logs with every column', place)]
    : problems.map((problem) => fail(problem, DEPLOY_TABLES, place));
}

/**
 * The reader that AWS advises; the older CloudTrailSerde does not know newer fields.
 * https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
const READER = {
  serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe',
  inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
} as const;

function problemsOf(table: GlueTable): readonly string[] {
  const readers = (['serializationLibrary', 'inputFormat'] as const).filter(
    (part) => table[part] !== READER[part],
  );
  const names = table.columns.map(({ name }) => name.toLowerCase());
  const missing = COLUMNS.filter((name) => !names.includes(name));
  return [
    ...readers.map(
      (part) =>
        `the table reads with ${table[part] === '' ? 'nothing' : table[part]}, and should with ${READER[part]}`,
    ),
    ...(missing.length === 0 ? [] : [`the table has no column ${missing.join(', ')}`]),
  ];
}

/** Those that the page lists. */
const COLUMNS =
  'eventversion useridentity eventtime eventsource eventname awsregion sourceipaddress useragent errorcode errormessage requestparameters responseelements additionaleventdata requestid eventid readonly resources eventtype apiversion recipientaccountid serviceeventdetails sharedeventid vpcendpointid vpcendpointaccountid eventcategory addendum sessioncredentialfromconsole edgedevicedetails tlsdetails'.split(
    ' ',
  );

/** Whoever asks there works in the account that no policy of the organization binds. */
function misplaced(audit: Audit, targets: GuardedTargets): readonly CheckResult[] {
  const { managementAccountId } = targets;
  const catalogs = audit.snapshot.catalogs.filter(({ accountId }) => accountId === managementAccountId);
  return judgeEach(tablesIn(catalogs, targets), (tables) =>
    tables.map((table) =>
      fail(
        'a table in the management account reads the logs: questions belong in the log archive account',
        `aws glue delete-table --database-name ${table.table.database} --name ${table.table.name} --region ${table.region}`,
        placeOfTable(table),
      ),
    ),
  );
}
