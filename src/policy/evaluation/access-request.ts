/** Who asks for what, under which circumstances. */
export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** `s3:DeleteObject`. */
  readonly action: string;
  readonly resource: RequestResource;
  /**
   * Condition keys and what they hold. Keys that follow from the principal and the resource need not be given
   * (`aws:PrincipalArn`, `aws:PrincipalOrgID`, …); those that are given win.
   */
  readonly context: RequestContext;
  /**
   * What a condition key means that is not given: that the request has none, or that nobody knows. With
   * `unknown`, an answer that hangs on such a key is `unknown`. Absent means `absent`.
   */
  readonly otherKeys?: 'absent' | 'unknown';
}

export interface RequestResource {
  /** `*` for an action that has no resource. */
  readonly arn: string;
  readonly accountId: string;
  readonly organizationId?: string | undefined;
}

export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

export type RequestPrincipal =
  | RolePrincipal
  | UserPrincipal
  | RootPrincipal
  | ServicePrincipal
  | AnonymousPrincipal;

/** A session of a role; of a service-linked role when `serviceLinked`. */
export interface RolePrincipal {
  readonly kind: 'role';
  /** `arn:aws:iam::111122223333:role/path/Name`. */
  readonly arn: string;
  readonly sessionName?: string;
  /** Organizations' policies never bind it. */
  readonly serviceLinked?: boolean;
  readonly organizationId?: string | undefined;
}

export interface UserPrincipal {
  readonly kind: 'user';
  readonly arn: string;
  readonly organizationId?: string | undefined;
}

/** The root user of an account, or a session that the management account opened with `sts:AssumeRoot`. */
export interface RootPrincipal {
  readonly kind: 'root';
  readonly accountId: string;
  readonly partition?: string;
  readonly organizationId?: string | undefined;
}

/** An AWS service that acts for itself: `cloudtrail.amazonaws.com`. */
export interface ServicePrincipal {
  readonly kind: 'service';
  readonly service: string;
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}

/** The ARN that `aws:PrincipalArn` holds; `undefined` for services and for nobody. */
export function principalArn(principal: RequestPrincipal): string | undefined {
  switch (principal.kind) {
    case 'role':
    case 'user':
      return principal.arn;
    case 'root':
      return `arn:${principal.partition ?? 'aws'}:iam::${principal.accountId}:root`;
    case 'service':
    case 'anonymous':
      return undefined;
  }
}

export function principalAccount(principal: RequestPrincipal): string | undefined {
  return principal.kind === 'root' ? principal.accountId : principalArn(principal)?.split(':')[4];
}
