import {
  DescribeStackSetCommand,
  ListStackInstancesCommand,
  ListStackSetsCommand,
  ListStacksCommand,
  type StackInstanceSummary,
  type StackSet,
} from '@aws-sdk/client-cloudformation';
import type { Answer, StackFacts, StackInstance, StackSetFacts } from '../../audit/index.js';
import { parseAccountId, parseRegion, type Region } from '../../cloudtrail/index.js';
import { known, notAsked } from './ask.js';
import type { Session } from './session.js';

/** The stack sets of the management account that are there; instances of those that have to do with logging. */
export async function collectStackSets(
  session: Session,
  region: Region,
): Promise<Answer<readonly StackSetFacts[]>> {
  const names = await session.askAll(
    'cloudformation:ListStackSets',
    region,
    async (client, options, NextToken) => {
      const page = await client.send(new ListStackSetsCommand({ Status: 'ACTIVE', NextToken }), options);
      return {
        items: page.Summaries?.flatMap(({ StackSetName }) => StackSetName ?? []),
        nextToken: page.NextToken,
      };
    },
  );
  if (names.kind === 'unknown') return names;
  const sets: StackSetFacts[] = [];
  for (const name of names.value) {
    const answer = await describeSet(session, region, name);
    if (answer.kind === 'unknown') return answer;
    sets.push(answer.value);
  }
  return known(sets);
}

async function describeSet(
  session: Session,
  region: Region,
  StackSetName: string,
): Promise<Answer<StackSetFacts>> {
  const answer = await session.ask('cloudformation:DescribeStackSet', region, (client, options) =>
    client.send(new DescribeStackSetCommand({ StackSetName }), options),
  );
  if (answer.kind === 'unknown') return answer;
  const set = answer.value.StackSet ?? {};
  const place = { accountId: session.accountId, region };
  const instances = concernsLogging(StackSetName, set)
    ? await instancesOf(session, region, StackSetName)
    : notAsked('cloudformation:ListStackInstances', place, 'its template has nothing to do with logging');
  return known({ ...readSet(set, StackSetName), instances });
}

/** An organization may have hundreds of stack sets with thousands of instances each. */
function concernsLogging(name: string, { TemplateBody }: StackSet): boolean {
  return /cloudtrail|orgtrail|AWS::Events::Rule/i.test(`${name} ${TemplateBody ?? ''}`);
}

function readSet(set: StackSet, name: string): Omit<StackSetFacts, 'instances'> {
  return {
    name,
    status: set.Status ?? 'ACTIVE',
    permissionModel: set.PermissionModel ?? 'SELF_MANAGED',
    ...(set.AutoDeployment !== undefined && {
      autoDeployment: {
        enabled: set.AutoDeployment.Enabled === true,
        retainStacksOnAccountRemoval: set.AutoDeployment.RetainStacksOnAccountRemoval === true,
      },
    }),
    targets: set.OrganizationalUnitIds ?? [],
    regions: (set.Regions ?? []).flatMap((text) => parseRegion(text) ?? []),
  };
}

async function instancesOf(
  session: Session,
  region: Region,
  StackSetName: string,
): Promise<Answer<readonly StackInstance[]>> {
  return session.askAll(
    'cloudformation:ListStackInstances',
    region,
    async (client, options, NextToken) => {
      const command = new ListStackInstancesCommand({ StackSetName, MaxResults: 100, NextToken });
      const page = await client.send(command, options);
      return {
        items: page.Summaries?.flatMap((summary) => readInstance(summary) ?? []),
        nextToken: page.NextToken,
      };
    },
    { mostPages: 5000 },
  );
}

function readInstance({
  Account,
  Region,
  Status,
  StatusReason,
}: StackInstanceSummary): StackInstance | undefined {
  const accountId = parseAccountId(Account ?? '');
  const region = parseRegion(Region ?? '');
  if (accountId === undefined || region === undefined) return undefined;
  return {
    accountId,
    region,
    status: Status ?? '',
    ...(StatusReason !== undefined && StatusReason !== '' && { statusReason: StatusReason }),
  };
}

/** The stacks of an account in a Region that are there. */
export async function collectStacks(
  session: Session,
  region: Region,
): Promise<Answer<readonly StackFacts[]>> {
  return session.askAll('cloudformation:ListStacks', region, async (client, options, NextToken) => {
    const page = await client.send(new ListStacksCommand({ NextToken }), options);
    const items = (page.StackSummaries ?? [])
      .filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE')
      .map(({ StackName, StackStatus }) => ({ name: StackName ?? '', status: StackStatus ?? '' }));
    return { items, nextToken: page.NextToken };
  });
}
