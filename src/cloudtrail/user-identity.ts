/**
 * Who made a request. Every member may be absent: service events carry no `type`, anonymous
 * requests no `arn`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export interface UserIdentity {
  /** `Root`, `IAMUser`, `AssumedRole`, `Role`, `FederatedUser`, `Directory`, `AWSAccount`, `AWSService`, `IdentityCenterUser`, `Unknown`, `SAMLUser`, `WebIdentityUser`. */
  readonly type?: string;
  readonly principalId?: string;
  readonly arn?: string;
  readonly accountId?: string;
  /** May be the empty text. */
  readonly accessKeyId?: string;
  /** `HIDDEN_DUE_TO_SECURITY_REASONS` when a sign-in named a user that does not exist. */
  readonly userName?: string;
  readonly sessionContext?: SessionContext;
  /** The AWS service that made the request for the caller. */
  readonly invokedBy?: string;
  readonly identityProvider?: string;
  /** The IAM Identity Center user behind the request. */
  readonly onBehalfOf?: OnBehalfOf;
  readonly credentialId?: string;
  readonly inScopeOf?: InScopeOf;
  readonly invokedByDelegate?: InvokedByDelegate;
}

/** How the temporary credentials came about. */
export interface SessionContext {
  /** May be `{}`. */
  readonly sessionIssuer?: SessionIssuer;
  readonly attributes?: SessionAttributes;
  /** May be `{}`. */
  readonly webIdFederationData?: WebIdFederationData;
  readonly sourceIdentity?: string;
  /** `1.0` or `2.0`: the instance metadata service's version. */
  readonly ec2RoleDelivery?: string;
  /** The text `true`. */
  readonly assumedRoot?: string;
  readonly signInSessionArn?: string;
}

export interface SessionIssuer {
  readonly type?: string;
  readonly userName?: string;
  readonly principalId?: string;
  readonly arn?: string;
  readonly accountId?: string;
}

export interface SessionAttributes {
  /** ISO 8601, extended (`2026-03-01T00:00:00Z`) or basic (`20260301T000000Z`). */
  readonly creationDate?: string;
  /** A text, `true` or `false`, not a boolean. */
  readonly mfaAuthenticated?: string;
}

export interface WebIdFederationData {
  readonly federatedProvider?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export interface OnBehalfOf {
  readonly userId?: string;
  readonly identityStoreArn?: string;
}

export interface InScopeOf {
  readonly sourceArn?: string;
  readonly sourceAccount?: string;
  readonly issuerType?: string;
  readonly credentialsIssuedTo?: string;
}

export interface InvokedByDelegate {
  readonly accountId?: string;
}
