import type { Place } from '../../deploy/index.js';

const ROLES: Readonly<Record<Place['role'], string>> = {
  management: 'management',
  logArchive: 'log archive',
  security: 'security',
};

/** `management account 111122223333, us-east-1`. */
export function describePlace({ role, accountId, region }: Place): string {
  return `${ROLES[role]} account ${accountId}, ${region}`;
}
