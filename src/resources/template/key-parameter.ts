import type { Configuration } from '../../config/index.js';
import type { ParameterSource } from '../manifest.js';
import type { TemplateParameter } from './template.js';

/** The ARN of the log key outside the template that makes it: known already, or a parameter. */
export interface KeyParameter {
  /** The ARN itself, or `${KeyArn}`. */
  readonly text: string;
  readonly Parameters: Readonly<Record<string, TemplateParameter>>;
  readonly sources: Readonly<Record<string, ParameterSource>>;
}

export function keyParameter({ encryption }: Configuration): KeyParameter {
  if (encryption.kind === 'existing') return { text: encryption.keyArn, Parameters: {}, sources: {} };
  return {
    text: '${KeyArn}',
    Parameters: {
      KeyArn: {
        Type: 'String',
        Description: 'ARN of the key of the log files: an output of the stack orgtrail-log-archive.',
        AllowedPattern: '^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/.+$',
      },
    },
    sources: { KeyArn: { kind: 'output', unit: 'log-archive', output: 'KeyArn' } },
  };
}
