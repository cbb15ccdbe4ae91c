import type { Configuration } from '../../../config/index.js';
import type { Guardrails } from '../../../policy/index.js';
import { policyValue } from '../../template/policy-value.js';
import { ref, type TemplatePart } from '../../template/template.js';

/** The role that an audit reads configuration with. IAM is global, so one Region of an account makes it. */
export function readerRole({ trail }: Configuration, guardrails: Guardrails): TemplatePart {
  const trust = guardrails['reader-trust'];
  if (trust === undefined) return { Resources: {} };
  return {
    Conditions: { IsHomeRegion: { 'Fn::Equals': [ref('AWS::Region'), trail.homeRegion] } },
    Resources: {
      ReaderRole: {
        Type: 'AWS::IAM::Role',
        Condition: 'IsHomeRegion',
        Properties: {
          RoleName: 'orgtrail-reader',
          Description: 'Reads configuration for an audit of the organization trail; no log file, no secret',
          AssumeRolePolicyDocument: policyValue(trust),
          Policies: [
            {
              PolicyName: 'read-configuration',
              PolicyDocument: policyValue(guardrails['reader-permissions']),
            },
          ],
        },
      },
    },
  };
}
