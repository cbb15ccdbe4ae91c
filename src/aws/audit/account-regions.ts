import { ListRegionsCommand } from '@aws-sdk/client-account';
import type { AccountRegion, Answer } from '../../audit/index.js';
import { parseRegion, type Region } from '../../cloudtrail/index.js';
import { defaultRegionsOf, type Partition } from '../../organization/index.js';
import type { Session } from './session.js';

/** Every Region of the partition, asked of the account itself. */
export async function collectRegions(
  session: Session,
  region: Region,
): Promise<Answer<readonly AccountRegion[]>> {
  return session.askAll('account:ListRegions', region, async (client, options, NextToken) => {
    const page = await client.send(new ListRegionsCommand({ NextToken, MaxResults: 50 }), options);
    const items = (page.Regions ?? []).flatMap(({ RegionName, RegionOptStatus }) => {
      const name = parseRegion(RegionName ?? '');
      return name === undefined ? [] : [{ region: name, status: RegionOptStatus ?? 'DISABLED' }];
    });
    return { items, nextToken: page.NextToken };
  });
}

/** Where the account can be asked; where it does not tell, the Regions that none can disable. */
export function enabledRegions(
  answer: Answer<readonly AccountRegion[]>,
  partition: Partition,
): readonly Region[] {
  if (answer.kind === 'unknown') return defaultRegionsOf(partition);
  return answer.value.filter(({ status }) => status.startsWith('ENABLED')).map(({ region }) => region);
}
