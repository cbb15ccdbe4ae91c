import type { OrganizationDescription } from '../../organization/index.js';
import type { ChainIdentity } from '../chain/index.js';
import type { FoundEvent } from '../logs/index.js';

/** What an event does to a chain: it can end it, begin it, or both (a policy that is broken or repaired). */
export interface Effect {
  readonly ends: boolean;
  readonly begins: boolean;
}

export interface ExplainScope {
  readonly chain: ChainIdentity;
  readonly bucket: string | undefined;
  readonly expectation: OrganizationDescription | undefined;
}

const nothing: Effect = { ends: false, begins: false };
const ends: Effect = { ends: true, begins: false };
const begins: Effect = { ends: false, begins: true };
const both: Effect = { ends: true, begins: true };

/** Whether an event can explain that a chain ends or begins at its time. */
export function effectOf(event: FoundEvent, scope: ExplainScope): Effect {
  const { subject } = event;
  switch (event.eventName) {
    case 'StopLogging':
    case 'DeleteTrail':
      return isAboutTrail(event, scope) ? ends : nothing;
    case 'StartLogging':
    case 'CreateTrail':
      return isAboutTrail(event, scope) ? begins : nothing;
    case 'UpdateTrail':
      if (!isAboutTrail(event, scope)) return nothing;
      if (subject.isMoved === true) return both;
      if (subject.validation === undefined) return nothing;
      return subject.validation ? begins : ends;
    case 'DisableRegion':
      return isAboutRegion(event, scope) ? ends : nothing;
    case 'EnableRegion':
      return isAboutRegion(event, scope) ? begins : nothing;
    case 'LeaveOrganization':
    case 'CloseAccount':
    case 'RemoveAccountFromOrganization':
      return isAboutAccount(event, scope) ? ends : nothing;
    case 'AcceptHandshake':
    case 'InviteAccountToOrganization':
    case 'CreateAccountResult':
      return isAboutAccount(event, scope) ? begins : nothing;
    case 'DisableAWSServiceAccess':
      return subject.service === 'cloudtrail.amazonaws.com' ? ends : nothing;
    case 'EnableAWSServiceAccess':
      return subject.service === 'cloudtrail.amazonaws.com' ? begins : nothing;
    default:
      return isAboutDelivery(event, scope) ? both : nothing;
  }
}

/** A policy, lifecycle or key that delivery depends on was changed. */
export function isAboutDelivery(
  { eventSource, subject, accountId }: FoundEvent,
  { bucket, expectation }: ExplainScope,
): boolean {
  if (eventSource === 's3.amazonaws.com') return bucket !== undefined && subject.bucket === bucket;
  if (eventSource !== 'kms.amazonaws.com' || expectation === undefined) return false;
  const { managementAccountId, logArchiveAccountId, securityAccountId } = expectation;
  return [managementAccountId, logArchiveAccountId, securityAccountId].some((id) => id === accountId);
}

/** A trail is named by its name, which only its own account can do, or by its ARN. */
export function isAboutTrail(
  { subject, accountId, region }: FoundEvent,
  { chain, expectation }: ExplainScope,
): boolean {
  const { trail = '' } = subject;
  const owner = expectation?.managementAccountId;
  const isOwners = (account: string): boolean => owner === undefined || account === owner;
  if (trail === chain.trailName) return region === chain.homeRegion && isOwners(accountId);
  const [, home, account] = /^arn:[a-z-]+:cloudtrail:([a-z0-9-]+):(\d{12}):trail\//.exec(trail) ?? [];
  return home === chain.homeRegion && trail.endsWith(`:trail/${chain.trailName}`) && isOwners(account ?? '');
}

function isAboutRegion({ subject, accountId }: FoundEvent, { chain }: ExplainScope): boolean {
  return subject.region === chain.region && (subject.accountId ?? accountId) === chain.accountId;
}

function isAboutAccount({ subject, accountId }: FoundEvent, { chain }: ExplainScope): boolean {
  return (subject.accountId ?? accountId) === chain.accountId;
}
