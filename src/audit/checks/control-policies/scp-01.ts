import { defineCheck, judgeEach, pass, fail } from '../../check/index.js';

/** A policy type has to be enabled at the root before a policy of it binds anybody. */
export const scp01 = defineCheck({
  id: 'SCP-01',
  title: 'Service control policies are enabled',
  severity: 'high',
  mappings: { nist80053: ['AC-3', 'AC-6'] },
  run: ({ snapshot: { organization } }) =>
    judgeEach(organization.roots, (roots) =>
      roots.map(({ id, policyTypes }) => {
        const place = { resource: id };
        return policyTypes.includes('SERVICE_CONTROL_POLICY')
          ? pass('service control policies are enabled', place)
          : fail(
              'service control policies are not enabled, so that none binds anybody',
              `aws organizations enable-policy-type --root-id ${id} --policy-type SERVICE_CONTROL_POLICY  # or orgtrail deploy, step policy-types`,
              place,
            );
      }),
    ),
});
