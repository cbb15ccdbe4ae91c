import type { Configuration } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import { policyValue } from '../template/policy-value.js';
import { attribute, ref, RETAINED, type TemplatePart, type Value } from '../template/template.js';

/** The key of the log files: made here, or one that is there, whose policy is then its owner's business. */
export function logKey({ encryption }: Configuration, guardrails: Guardrails): TemplatePart {
  if (encryption.kind === 'existing') return { Resources: {}, Outputs: keyOutput(encryption.keyArn) };
  return {
    Resources: {
      LogKey: {
        Type: 'AWS::KMS::Key',
        // Locked logs cannot be deleted, but without their key nobody can read them.
        ...RETAINED,
        Properties: {
          Description: 'Log files and digest files of the organization trail',
          KeyPolicy: policyValue(guardrails['key-policy']),
          EnableKeyRotation: true,
          PendingWindowInDays: 30,
        },
      },
      LogKeyAlias: {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: encryption.alias, TargetKeyId: ref('LogKey') },
      },
    },
    Outputs: keyOutput(attribute('LogKey', 'Arn')),
  };
}

/** The ARN of the key inside the template that makes it. */
export function logKeyArn({ encryption }: Configuration): Value {
  return encryption.kind === 'existing' ? encryption.keyArn : attribute('LogKey', 'Arn');
}

function keyOutput(Value: Value) {
  return { KeyArn: { Description: 'ARN of the key of the log files', Value } };
}
