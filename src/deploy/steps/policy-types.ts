import type { PolicyType } from '../access/index.js';
import { type Deployment, placeOf } from '../deployment.js';
import { DONE, type Step } from '../engine/index.js';

const TYPES: Readonly<Record<PolicyType, string>> = {
  SERVICE_CONTROL_POLICY: 'service control policies',
  RESOURCE_CONTROL_POLICY: 'resource control policies',
};

/** Enabling one attaches its FullAccess policy everywhere, which denies nothing. */
export function policyTypes(deployment: Deployment): Step {
  const { organizations } = deployment.cloud;
  return {
    id: 'policy-types',
    title: 'the organization takes service control and resource control policies',
    place: placeOf(deployment, 'management'),
    look: async () => {
      const root = await organizations.root();
      const missing = (Object.keys(TYPES) as readonly PolicyType[]).filter(
        (type) => !root.enabledPolicyTypes.includes(type),
      );
      if (missing.length === 0) return { kind: 'as-wanted' };
      return {
        kind: 'differs',
        changes: missing.map((type) => ({
          kind: 'setting',
          action: 'create',
          what: `${TYPES[type]} of ${root.id}`,
          after: 'enabled',
        })),
        apply: async () => {
          for (const type of missing) await organizations.enablePolicyType(root.id, type);
          return DONE;
        },
      };
    },
  };
}
