import type { CollectionPlan, OrganizationSize } from '../../aws/index.js';
import type { Configuration } from '../../config/index.js';
import { defaultRegions } from '../../organization/index.js';
import { bold, countOf, dim, formatCount, formatDuration, renderTable } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Output } from '../output.js';

/** What an audit would ask, how often, and how fast; nothing is asked. */
export async function explainCollection(
  output: Output,
  accounts: number,
  configuration: Configuration | undefined,
  json: boolean,
): Promise<ExitCode> {
  const { planCollection } = await import('../../aws/index.js');
  const size = sizeOf(accounts, configuration);
  const plan = planCollection(size);
  if (json) output.document({ schema: 'orgtrail.audit-plan/1', size, ...plan });
  else print(output, size, plan);
  return EXIT.clean;
}

const UNITS = 20;
const POLICIES = 20;
const RULES = 10;

function sizeOf(accounts: number, configuration: Configuration | undefined): OrganizationSize {
  const regions = configuration?.regions.length ?? defaultRegions.length;
  return { accounts, regions, units: UNITS, policies: POLICIES, rules: RULES, stackSets: 1 };
}

function print(output: Output, size: OrganizationSize, plan: CollectionPlan): void {
  output.print([
    bold(countOf(plan.total, 'call')),
    ` for ${countOf(size.accounts, 'account')} in ${countOf(size.regions, 'Region')}, ${formatCount(size.units)} units, ${formatCount(size.policies)} policies, and ${formatCount(size.rules)} event rules on what CloudTrail sends in each account and Region.`,
  ]);
  output.print(
    `At most ${plan.requestsAtOnce} at a time, and of each rate ${plan.share * 100} %: about ${formatDuration(plan.seconds * 1000)} when a call takes ${plan.millisecondsOfCall} ms.`,
  );
  output.print('');
  const table = {
    columns: [
      { name: 'call', align: 'left', whole: true },
      { name: 'calls', align: 'right' },
      { name: 'to one place', align: 'right' },
      { name: 'allowed a second', align: 'right' },
      { name: 'rate', align: 'left' },
    ] as const,
    rows: [...plan.calls]
      .sort((left, right) => right.calls - left.calls)
      .map(({ operation, calls, inOnePlace, perSecond, isDocumented }) => [
        operation,
        formatCount(calls),
        formatCount(inOnePlace),
        formatCount(perSecond),
        isDocumented ? 'documented by AWS' : 'assumed',
      ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
  output.print('');
  output.print([
    dim('One place is one account in one Region; the calls of Organizations count for the organization.'),
  ]);
}
