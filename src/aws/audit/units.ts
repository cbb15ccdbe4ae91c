import { ListOrganizationalUnitsForParentCommand } from '@aws-sdk/client-organizations';
import type { Answer, OrganizationalUnit, OrganizationRoot } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import type { Session } from './session.js';

/** One call for each root and unit, from the roots downwards; units are nested five deep at most. */
export async function collectUnits(
  session: Session,
  region: Region,
  roots: Answer<readonly OrganizationRoot[]>,
): Promise<Answer<readonly OrganizationalUnit[]>> {
  if (roots.kind === 'unknown') return roots;
  const units: OrganizationalUnit[] = [];
  const parents = roots.value.map(({ id }) => id);
  for (let parentId = parents.shift(); parentId !== undefined; parentId = parents.shift()) {
    const answer = await unitsBelow(session, region, parentId);
    if (answer.kind === 'unknown') return answer;
    units.push(...answer.value);
    parents.push(...answer.value.map(({ id }) => id));
  }
  return known(units);
}

async function unitsBelow(
  session: Session,
  region: Region,
  parentId: string,
): Promise<Answer<readonly OrganizationalUnit[]>> {
  return session.askAll(
    'organizations:ListOrganizationalUnitsForParent',
    region,
    async (client, options, NextToken) => {
      const command = new ListOrganizationalUnitsForParentCommand({ ParentId: parentId, NextToken });
      const page = await client.send(command, options);
      const items = (page.OrganizationalUnits ?? []).flatMap(({ Id, Name }) =>
        Id === undefined ? [] : [{ id: Id, name: Name ?? Id, parentId }],
      );
      return { items, nextToken: page.NextToken };
    },
  );
}
