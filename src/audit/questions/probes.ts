import type {
  NamedPolicy,
  RequestPrincipal,
  RolePrincipal,
  RootPrincipal,
  ServicePrincipal,
} from '../../policy/index.js';
import { FULL_ACCESS } from '../../policy/index.js';

/** Where probes come from. */
export interface ProbePlace {
  readonly partition: string;
  readonly accountId: string;
  /** Absent for an account outside the organization. */
  readonly organizationId?: string;
}

/** Its name is nobody's, so that only an exemption for everybody fits it. */
const PROBE_NAME = 'zz-orgtrail-audit-probe';

/** An account that nobody's policy names. */
export const STRANGER = '999999999999';

/** Another organization. */
export const OTHER_ORGANIZATION = 'o-zzzzzzzzzz';

/** Somebody whom their own account lets do everything. */
export const ADMINISTRATOR: readonly NamedPolicy[] = [{ name: 'AdministratorAccess', document: FULL_ACCESS }];

export const ANONYMOUS: RequestPrincipal = { kind: 'anonymous' };

export const CLOUDTRAIL: ServicePrincipal = { kind: 'service', service: 'cloudtrail.amazonaws.com' };

export function administratorOf(place: ProbePlace): RolePrincipal {
  return roleNamed(`arn:${place.partition}:iam::${place.accountId}:role/${PROBE_NAME}`, place);
}

/** Somebody of another organization whom their own account lets do everything. */
export function strangerOf(partition: string): RolePrincipal {
  return administratorOf({ partition, accountId: STRANGER, organizationId: OTHER_ORGANIZATION });
}

export function roleNamed(arn: string, { organizationId }: ProbePlace): RolePrincipal {
  return { kind: 'role', arn, sessionName: 'session', organizationId };
}

/** Also a session that the management account opened with `sts:AssumeRoot`. */
export function rootOf({ partition, accountId, organizationId }: ProbePlace): RootPrincipal {
  return { kind: 'root', accountId, partition, organizationId };
}

/** One text of those that a pattern of a policy stands for. */
export function concrete(pattern: string): string {
  return pattern.replaceAll('*', 'x').replaceAll('?', 'x');
}
