import { z } from 'zod';
import { accountId, arnPattern, listOf, oneOf, plainText, section, shaped } from './words.js';

const https = shaped('an address that starts with https://', /^https:\/\/.+$/);

const secret = z
  .union([
    https,
    section({ environment: shaped('the name of an environment variable', /^[A-Z_][A-Z0-9_]*$/) }),
    section({ secret: shaped('the ARN of a secret', /^arn:[a-z-]+:secretsmanager:.+$/) }),
  ])
  .meta({
    description:
      'The address itself, or where it stands: `environment: NAME` of a process that runs orgtrail, or `secret:` with the ARN of a secret of Secrets Manager.',
  });

const name = shaped('a name of letters, digits and -', /^[A-Za-z0-9-]{1,64}$/).meta({
  description: 'What routes call it.',
});

const destination = z
  .discriminatedUnion(
    'kind',
    [
      section({
        kind: z.literal('email'),
        name,
        address: shaped('an e-mail address', /^[^\s@]+@[^\s@]+$/).meta({
          description: 'Subscribed to the topic of alerts; AWS asks it to confirm.',
        }),
      }),
      section({
        kind: z.literal('sns'),
        name,
        topicArn: arnPattern.meta({ description: 'A topic that is there.' }),
      }),
      section({
        kind: z.literal('sqs'),
        name,
        queueArn: arnPattern.meta({ description: 'A queue that is there.' }),
      }),
      section({ kind: z.literal('slack'), name, url: secret }),
      section({ kind: z.literal('webhook'), name, url: secret, signingSecret: secret.optional() }),
    ],
    { error: 'expected kind: email, sns, sqs, slack or webhook' },
  )
  .meta({ description: 'One place that is told.' });

const route = section({
  accounts: listOf(accountId, 'account ids')
    .optional()
    .meta({ description: 'Any of these accounts; absent for all.' }),
  units: listOf(plainText, 'paths of units')
    .optional()
    .meta({ description: 'Any of these units and what is below them, `Root/Production`; absent for all.' }),
  minimumLevel: oneOf(['informational', 'low', 'medium', 'high', 'critical'])
    .optional()
    .meta({ description: 'Only from this level on.' }),
  to: listOf(plainText, 'names of destinations')
    .min(1, { error: 'expected the name of at least one destination' })
    .meta({ description: 'Names of destinations.' }),
});

export const alerts = section({
  destinations: listOf(destination, 'destinations')
    .optional()
    .meta({ description: 'At least one with every real-time mode but none.' }),
  routes: listOf(route, 'routes').optional().meta({
    description: 'The first that fits an alert decides; what none fits goes to every destination.',
  }),
}).meta({ description: 'Who is told.' });

export type AlertsFile = z.infer<typeof alerts>;
