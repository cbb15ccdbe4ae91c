import { type Draft, valueOf } from '../../example/example-snapshot.contract.js';
import { known, type OrganizationRoot, type Snapshot } from '../../snapshot/index.js';

type Change = (draft: Draft<Snapshot>) => void;

/** Changes the ids of the policies that are attached to a root, unit or account. */
export function changeAttachments(
  targetId: string,
  kind: 'serviceControl' | 'resourceControl',
  change: (ids: readonly string[]) => readonly string[],
): Change {
  return (draft) => {
    for (const each of draft.organization.attachments)
      if (each.targetId === targetId) each[kind] = known([...change(valueOf<string[]>(each[kind]))]);
  };
}

/** What is attached stays so, and binds nobody. */
export function disablePolicyType(type: string): Change {
  return (draft) => {
    for (const root of valueOf<Draft<OrganizationRoot>[]>(draft.organization.roots))
      root.policyTypes = root.policyTypes.filter((each) => each !== type);
  };
}
