import { type CheckResult, fail, type Place } from '../../check/index.js';
import type { KeyGrant } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { isLikeAnyArn } from '../../../policy/index.js';

/**
 * A grant lets its grantee use the key whatever the key policy says. Nothing that orgtrail sets up needs one.
 * https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
export function grantProblems(
  grants: readonly KeyGrant[],
  { expectations }: Audit,
  place: Place,
): readonly CheckResult[] {
  const { auditors, exemptPrincipals } = expectations;
  const expected = [...exemptPrincipals, ...(auditors === undefined ? [] : [auditors.roleArn])];
  return grants
    .filter(({ operations, grantee }) => operations.some(isDangerous) && !isLikeAnyArn(expected, grantee))
    .map(({ id, grantee, operations }) =>
      fail(
        `a grant lets ${grantee} ${operations.join(', ')} with the key`,
        `aws kms revoke-grant --key-id ${place.resource} --grant-id ${id} --region ${place.region}`,
        place,
      ),
    );
}

const DANGEROUS: readonly string[] = [
  'CreateGrant',
  'Decrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
];

function isDangerous(operation: string): boolean {
  return DANGEROUS.includes(operation);
}
