import {
  type CheckResult,
  defineCheck,
  judgeEach,
  notApplicable,
  pass,
  type Place,
} from '../../check/index.js';
import { guardedTargets } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';
import { grantProblems } from './grant-problems.js';
import { decryptProblems, encryptProblems } from './key-policy-problems.js';
import { ofKey } from './of-key.js';

/**
 * Whoever may use the key reads logs, or has CloudTrail encrypt what is not the organization's. The policy that
 * CloudTrail's console writes lets a whole account decrypt.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export const kms01 = defineCheck({
  id: 'KMS-01',
  title: 'The key encrypts for the organization trail only, and decrypts for named principals only',
  severity: 'high',
  mappings: { nist80053: ['AC-6', 'AU-9', 'SC-12'], pciDss: ['10.3.1'] },
  run: (audit) =>
    ofKey(audit, (key, place) => {
      const found = [
        ...policyResults(audit, place),
        ...judgeEach(key.grants, (grants) => grantProblems(grants, audit, place), place),
      ];
      return found.length === 0 ? [pass(PASSING, place)] : found;
    }),
});

const PASSING = 'the key policy asks for the trail, and lets no crowd decrypt; no grant goes around it';

function policyResults(audit: Audit, place: Place): readonly CheckResult[] {
  return judgeEach(
    guardedTargets(audit),
    (targets) => {
      if (targets?.key === undefined) return [notApplicable('there is no key to judge', place)];
      return judgeEach(
        targets.key.policy,
        (document) => {
          const policy = { name: 'the key policy', document };
          return [...encryptProblems(targets, policy, place), ...decryptProblems(targets, policy, place)];
        },
        place,
      );
    },
    place,
  );
}
