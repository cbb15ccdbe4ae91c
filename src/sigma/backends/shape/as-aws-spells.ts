import type { Item } from '../../tree/expression.js';
import { literalPattern, literalText } from '../../tree/text-pattern.js';

/**
 * Values of fields that hold one of a few words. Sigma ignores case and AWS's languages often cannot, so
 * that `MFAUsed: 'NO'`, which a public rule asks for, would never meet the `No` that is in the records.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['additionalEventData.MFAUsed', ['Yes', 'No']],
  ['eventCategory', ['Management', 'Data', 'NetworkActivity', 'Insight']],
  ['eventType', ['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleAction', 'AwsConsoleSignIn']],
  ['responseElements.ConsoleLogin', ['Success', 'Failure']],
  ['userIdentity.sessionContext.attributes.mfaAuthenticated', ['true', 'false']],
  ['userIdentity.sessionContext.sessionIssuer.type', ['Root', 'IAMUser', 'Role']],
  [
    'userIdentity.type',
    [
      'AssumedRole',
      'AWSAccount',
      'AWSService',
      'Directory',
      'FederatedUser',
      'IAMUser',
      'IdentityCenterUser',
      'Role',
      'Root',
      'SAMLUser',
      'Unknown',
      'WebIdentityUser',
    ],
  ],
]);

/** The item with a known value in the case in which AWS writes it; any other item as it is. */
export function asAwsSpells(item: Item): Item {
  const { field, test } = item;
  if (field === undefined || test.kind !== 'text' || test.cased) return item;
  const asked = literalText(test.pattern)?.toLowerCase();
  const known = SPELLINGS.get(field)?.find((each) => each.toLowerCase() === asked);
  return known === undefined ? item : { ...item, test: { ...test, pattern: literalPattern(known) } };
}
