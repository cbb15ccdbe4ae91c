import { countOf } from '../../../count-of.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judge,
  judgeEach,
  pass,
  withPassesAs,
} from '../../check/index.js';
import { notAsked, type StackFacts } from '../../snapshot/index.js';
import { ofStackSets } from './detection-stack-sets.js';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html */
export const stk03 = defineCheck({
  id: 'STK-03',
  title: 'The management account, which stack sets never reach, has stacks of its own',
  severity: 'medium',
  mappings: { nist80053: ['SI-4'], soc2: ['CC7.2'] },
  run: (audit) =>
    ofStackSets(audit, ({ name, regions }, place) =>
      judgeEach(audit.managementAccountId, (accountId) => {
        const results = regions.flatMap((region) => {
          const here = { accountId, region, resource: name };
          const question = {
            permission: 'cloudformation:ListStacks',
            operation: 'ListStacks',
            accountId,
            region,
          };
          return judge(
            audit.inRegion(accountId, region)?.stacks ?? notAsked(question),
            (stacks) =>
              judgeStack(
                stacks.find((each) => each.name === name),
                here,
              ),
            here,
          );
        });
        return withPassesAs(results, (count) =>
          pass(`the stack stands in ${countOf(count, 'Region')}`, place),
        );
      }),
    ),
});

const STANDS = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'];

function judgeStack(stack: StackFacts | undefined, place: { readonly resource: string }): CheckResult {
  if (stack !== undefined && STANDS.includes(stack.status)) return pass(stack.status, place);
  const state = stack === undefined ? 'has no stack' : `has a stack that is ${stack.status}`;
  return fail(`the management account ${state} ${place.resource} here`, 'orgtrail deploy', place);
}
