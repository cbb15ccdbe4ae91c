/** So that whoever finds a resource knows where it comes from. */
export const TAGS = { 'managed-by': 'orgtrail' };
