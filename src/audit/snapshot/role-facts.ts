import type { NamedPolicy, PolicyDocument } from '../../policy/index.js';
import type { Answer } from './answer.js';

export interface RoleFacts {
  readonly arn: string;
  /** Who may assume it: in the answer of `iam:GetRole`. */
  readonly trust: PolicyDocument;
  /**
   * Inline and managed: `iam:ListRolePolicies`, `GetRolePolicy`, `ListAttachedRolePolicies`, `GetPolicy`,
   * `GetPolicyVersion`.
   */
  readonly policies: Answer<readonly NamedPolicy[]>;
  /** The ARN of its permissions boundary, in the answer of `iam:GetRole`; its document as the policies' are read. */
  readonly boundary?: Answer<NamedPolicy>;
}
