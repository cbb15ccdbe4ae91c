import type { Configuration } from '../../config/index.js';
import { type Proof, proveGuardrails } from '../../policy/index.js';
import { guardrailInputOf } from '../../resources/index.js';

/** The proof of the policies that a configuration leads to. */
export function proveConfiguration(configuration: Configuration): Proof {
  const { partition, accounts, logBucket, encryption } = configuration;
  const unmade = (number: number) =>
    `arn:${partition}:kms:${logBucket.region}:${accounts.logArchive}:key/00000000-0000-0000-0000-00000000000${number}`;
  return proveGuardrails(
    guardrailInputOf(configuration, {
      keyArn: encryption.kind === 'existing' ? encryption.keyArn : unmade(1),
      resultsKeyArn: unmade(2),
    }),
  );
}

/** What the proof takes for granted, because a configuration cannot tell it. */
export function assumptionsOf({ encryption, organization }: Configuration): readonly string[] {
  const units = organization.targets.join(', ');
  return [
    ...(organization.targets.length === 0
      ? []
      : [`The security account, the log archive account and every member stand below ${units}.`]),
    ...(encryption.kind === 'existing'
      ? []
      : ['The key is made by the deployment; until then an ARN of the same length stands for it.']),
    'FullAWSAccess is attached everywhere, and every administrator has AdministratorAccess.',
    'That service control policies bind sessions of sts:AssumeRoot is inferred; AWS does not document it.',
  ];
}
