import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  judgeProblems,
  notApplicable,
  type Problem,
} from '../../check/index.js';
import { guardedTargets } from '../../questions/index.js';
import { allAnswers, type Answer, known, mapAnswer, notAsked, type Workgroup } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { NO_BUCKET } from '../bucket/of-bucket-policy.js';
import { isWithoutAthena, WITHOUT_ATHENA } from './of-athena.js';

/** https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html */
export const ath03 = defineCheck({
  id: 'ATH-03',
  title: 'Questions are asked in a workgroup that limits, encrypts and enforces',
  severity: 'medium',
  mappings: { nist80053: ['SC-28', 'AU-9'], pciDss: ['3.5.1'] },
  run: (audit) => {
    if (isWithoutAthena(audit)) return [notApplicable(WITHOUT_ATHENA)];
    return judgeEach(guardedTargets(audit), (targets) => {
      if (targets === null) return [notApplicable(NO_BUCKET)];
      const accountId = targets.logArchiveAccountId;
      return judgeEach(workgroupsOf(audit, accountId), (all) => judgeAll(all, audit, accountId), {
        accountId,
      });
    });
  },
});

interface PlacedWorkgroup {
  readonly region: string;
  readonly workgroup: Workgroup;
}

function workgroupsOf({ snapshot }: Audit, account: string): Answer<readonly PlacedWorkgroup[]> {
  const catalogs = snapshot.catalogs.filter(({ accountId }) => accountId === account);
  const question = { permission: 'athena:GetWorkGroup', operation: 'GetWorkGroup', accountId: account };
  if (catalogs.length === 0) return notAsked(question);
  const answers = catalogs.map(({ region, workgroups }) =>
    mapAnswer(workgroups, (all) => all.map((workgroup) => ({ region, workgroup }))),
  );
  return mapAnswer(allAnswers(answers), (found) => found.flat());
}

/** Every account has `primary`; it counts only where there is no other. */
function judgeAll(
  all: readonly PlacedWorkgroup[],
  { expectations: { athena } }: Audit,
  accountId: string,
): readonly CheckResult[] {
  const enabled = all.filter(({ workgroup }) => workgroup.isEnabled);
  const own = enabled.filter(({ workgroup }) => workgroup.name !== 'primary');
  const judged =
    athena === undefined
      ? own.length > 0
        ? own
        : enabled
      : enabled.filter(({ workgroup }) => workgroup.name === athena.workgroup);
  if (judged.length === 0) {
    const name = athena === undefined ? 'any' : athena.workgroup;
    return [fail(`the account has no workgroup ${name} that is enabled`, DEPLOY, { accountId })];
  }
  return judged.flatMap(({ region, workgroup }) =>
    judgeProblems(
      [known(problemsOf(workgroup, athena?.scanLimitBytes))],
      'the workgroup limits scans, encrypts results and enforces both',
      { accountId, region, resource: workgroup.name },
    ),
  );
}

const DEPLOY = 'orgtrail deploy  # step athena makes the workgroup of orgtrail.yaml';

function problemsOf(
  { name, isEnforced, scanLimitBytes, resultEncryption }: Workgroup,
  limit: number | undefined,
): readonly Problem[] {
  const change = (configuration: string) =>
    `aws athena update-work-group --work-group ${name} --configuration-updates ${configuration}; ${DEPLOY}`;
  return [
    ...(isEnforced
      ? []
      : [
          {
            message: 'whoever asks may override the settings of the workgroup',
            remediation: change('EnforceWorkGroupConfiguration=true'),
          },
        ]),
    ...(scanLimitBytes === undefined || (limit !== undefined && scanLimitBytes > limit)
      ? [
          {
            message: `a query may scan ${scanLimitBytes === undefined ? 'as much as it likes' : `${scanLimitBytes} bytes`}`,
            remediation: change(`BytesScannedCutoffPerQuery=${limit ?? 1_099_511_627_776}`),
          },
        ]
      : []),
    ...(resultEncryption === undefined
      ? [
          {
            message: 'results are not encrypted by the workgroup',
            remediation: change(
              'ResultConfigurationUpdates={EncryptionConfiguration={EncryptionOption=SSE_S3}}',
            ),
          },
        ]
      : []),
  ];
}
