import { z } from 'zod';
import {
  arnPattern,
  listOf,
  region,
  roleName,
  section,
  shaped,
  unitId,
  wholeNumber,
  yesOrNo,
} from './words.js';

export const principals = section({
  deployers: listOf(arnPattern, 'ARNs').optional().meta({
    description:
      'Who may change what is set up: full ARNs with their account. The role orgtrail-deployer of the three accounts unless told.',
  }),
  breakGlass: listOf(arnPattern, 'ARNs').optional().meta({
    description:
      'Who may repair the bucket and the key in an emergency. The role orgtrail-break-glass of the log archive account unless told.',
  }),
  trustedBreakGlass: listOf(arnPattern, 'ARNs').optional().meta({
    description:
      'Which principals of the organization may assume the break-glass role, with a second factor, * allowed. Those of the security account unless told.',
  }),
  readers: listOf(arnPattern, 'ARNs').optional().meta({
    description:
      'Which principals of the organization may read configuration in every account for an audit, * allowed. The deployers and those of the security account unless told.',
  }),
}).meta({ description: 'Whom the guardrails let pass.' });

export const guardrails = section({
  testUnit: unitId.optional().meta({
    description:
      'A unit in which the guardrails, and each change of them, hold alone first. `orgtrail deploy` attaches them to it, waits for your word, and only then goes on to where they are to hold. Without one they go there at once.',
  }),
  trialHours: wholeNumber(0, 720)
    .default(24)
    .meta({ description: 'How long they hold there alone at least. Absent means a day.' }),
}).meta({ description: 'How the guardrails are brought in.' });

export const auditors = z
  .discriminatedUnion(
    'kind',
    [
      section({
        kind: z.literal('role').meta({ description: 'A role in the log archive account.' }),
        roleName: roleName.default('orgtrail-auditor'),
        trusted: listOf(arnPattern, 'ARNs').optional().meta({
          description:
            'Which principals of the organization may assume it, * allowed. Those of the security account unless told.',
        }),
        requireMfa: yesOrNo()
          .default(false)
          .meta({ description: 'Only sessions that were opened with a second factor.' }),
      }),
      section({
        kind: z
          .literal('identity-center')
          .meta({ description: 'A permission set for a group of Identity Center.' }),
        instanceArn: shaped('the ARN of an Identity Center instance', /^arn:[a-z-]+:sso:::instance\/.+$/),
        groupId: shaped('the id of a group', /^[0-9a-f-]{36,47}$/),
        permissionSetName: shaped(
          'a name of up to 32 letters, digits and +=,.@-',
          /^[\w+=,.@-]{1,32}$/,
        ).default('orgtrail-auditor'),
        region: region.optional().meta({
          description: 'Region of Identity Center; the home Region unless told.',
        }),
        sessionHours: wholeNumber(1, 12).default(4),
      }),
    ],
    { error: 'expected kind: role or identity-center' },
  )
  .meta({ description: 'Who may ask questions of the logs, and change nothing. Absent means a role.' });

export type PrincipalsFile = z.infer<typeof principals>;
export type AuditorsFile = z.infer<typeof auditors>;
