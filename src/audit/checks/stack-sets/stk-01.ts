import { countOf } from '../../../count-of.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  pass,
  unknown,
  withPassesAs,
} from '../../check/index.js';
import type { ListedAccount, StackInstance, StackSetFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofStackSets } from './detection-stack-sets.js';

/** Stack sets never deploy to the management account, which STK-03 looks at. */
export const stk01 = defineCheck({
  id: 'STK-01',
  title: 'The stack set stands in every active account and Region that it is meant for',
  severity: 'high',
  mappings: { nist80053: ['CM-3', 'SI-4'], soc2: ['CC7.2'] },
  run: (audit) =>
    ofStackSets(audit, (stackSet, place) =>
      judgeEach(
        stackSet.instances,
        (instances) =>
          judgeEach(audit.activeAccounts, (accounts) =>
            judgeEach(audit.managementAccountId, (management) => {
              const byPlace = new Map(instances.map((each) => [`${each.accountId} ${each.region}`, each]));
              const results = accounts
                .filter(({ accountId }) => accountId !== management)
                .flatMap((account) => judgeAccount(audit, stackSet, account, byPlace));
              const judged = withPassesAs(results, (count) =>
                pass(`CURRENT in ${countOf(count, 'account and Region', 'accounts and Regions')}`, place),
              );
              return judged.length > 0 ? judged : [pass('no account is below what it is deployed to', place)];
            }),
          ),
        place,
      ),
    ),
});

function judgeAccount(
  audit: Audit,
  stackSet: StackSetFacts,
  { accountId }: ListedAccount,
  instances: ReadonlyMap<string, StackInstance>,
): readonly CheckResult[] {
  const path = audit.pathTo(accountId);
  if (path.kind === 'unknown') return [unknown(path, { accountId, resource: stackSet.name })];
  if (!stackSet.targets.some((target) => path.value.includes(target))) return [];
  const enabled = audit.regionsOf(accountId);
  if (enabled.kind === 'unknown') return [unknown(enabled, { accountId, resource: stackSet.name })];
  return wantedRegions(audit, stackSet)
    .filter((region) => enabled.value.includes(region))
    .map((region) => judgeInstance(stackSet, accountId, region, instances.get(`${accountId} ${region}`)));
}

function wantedRegions({ expectations }: Audit, stackSet: StackSetFacts): StackSetFacts['regions'] {
  return expectations.detectionRegions ?? stackSet.regions;
}

function judgeInstance(
  { name }: StackSetFacts,
  accountId: string,
  region: string,
  instance: StackInstance | undefined,
): CheckResult {
  const place = { accountId, region, resource: name };
  if (instance?.status === 'CURRENT') return pass('CURRENT', place);
  const state =
    instance === undefined
      ? 'has no stack here'
      : `is ${instance.status} here${instance.statusReason === undefined ? '' : `: ${instance.statusReason}`}`;
  return fail(`${name} ${state}`, 'orgtrail deploy', place);
}
