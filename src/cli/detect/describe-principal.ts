/**
 * Who, for a reader. Of a failed sign-in CloudTrail tells no ARN: only the unique id of the user, or only
 * the account when there is no user of that name.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 */
export function describePrincipal(principal: string): string {
  if (principal === '') return 'somebody';
  if (/^\d{12}$/.test(principal)) return `somebody of account ${principal}`;
  if (/^AIDA[A-Z0-9]+$/.test(principal)) return `IAM user ${principal}`;
  return principal;
}
