import { describe, expect, it } from 'vitest';
import { evaluateAccess, fillGuardrails, FULL_ACCESS, isAsExpected } from '../../policy/index.js';
import {
  EXAMPLES,
  exampleConfiguration,
  templatesOf,
} from '../../resources/example-configuration.contract.js';
import { guardrailInputOf } from '../../resources/index.js';
import type { Resource, Value } from '../../resources/index.js';
import { assumptionsOf, proveConfiguration } from './prove-configuration.js';

const configurations = Object.entries(EXAMPLES);

describe.each(configurations)('the configuration with %s', (_name, sections) => {
  it('is proven', () => {
    const { results, holds } = proveConfiguration(exampleConfiguration(sections));
    expect(results.filter((result) => !isAsExpected(result)).map(({ case: { id } }) => id)).toEqual([]);
    expect(holds).toBe(true);
  });

  it('sets nothing up that watches and that an administrator could take away', async () => {
    const input = guardrailInputOf(exampleConfiguration(sections), { keyArn: 'k', resultsKeyArn: 'k' });
    const guardrail = { name: 'guardrail', document: fillGuardrails(input)['scp-protect-trails'] };
    const unprotected = (await watchersOf(sections)).filter(({ action, arn }) => {
      const decision = evaluateAccess(
        {
          principal: { kind: 'role', arn: `arn:${input.partition}:iam::444444444444:role/Administrator` },
          action,
          resource: { arn: arn.replace('aws', input.partition), accountId: '444444444444' },
          context: {},
        },
        {
          identity: [{ name: 'AdministratorAccess', document: FULL_ACCESS }],
          serviceControl: [
            { target: 'root', policies: [{ name: 'full', document: FULL_ACCESS }, guardrail] },
          ],
        },
      );
      return decision.kind !== 'denied';
    });
    expect(unprotected).toEqual([]);
  });
});

describe('what is taken for granted', () => {
  it('names the units that the guardrails are attached to', () => {
    const configuration = exampleConfiguration(EXAMPLES['units instead of the root']);
    expect(assumptionsOf(configuration)[0]).toContain('stand below ou-ab12-11111111');
  });

  it('says nothing of a key that is there already', () => {
    const text = (name: string) => assumptionsOf(exampleConfiguration(EXAMPLES[name])).join('\n');
    expect(text('hub')).toContain('made by the deployment');
    expect(text('existing key')).not.toContain('made by the deployment');
  });
});

describe('the watchers of the templates', () => {
  it('are found in every mode that has some', async () => {
    const found = await Promise.all(
      ['hub', 'per-account', 'central-log-group'].map(
        async (mode) => (await watchersOf(EXAMPLES[mode])).length,
      ),
    );
    expect(Math.min(...found)).toBeGreaterThan(10);
  });
});

interface Watcher {
  readonly action: string;
  readonly arn: string;
}

/** Every resource that watches, with what would take it away. */
async function watchersOf(sections: Readonly<Record<string, unknown>> = {}): Promise<readonly Watcher[]> {
  const templates = Object.values(await templatesOf(sections));
  return templates.flatMap(({ Resources }) =>
    Object.values(Resources).flatMap((each) => watcherOf(each) ?? []),
  );
}

function watcherOf({ Type, Properties }: Resource): Watcher | undefined {
  const name = (property: string) => plainText(Properties[property]);
  const at = (action: string, rest: string) => ({
    action,
    arn: `arn:aws:${action.split(':')[0]}:us-east-1:444444444444:${rest}`,
  });
  switch (Type) {
    case 'AWS::CloudTrail::Trail':
      return Properties['IsOrganizationTrail'] === true
        ? undefined
        : at('cloudtrail:StopLogging', `trail/${name('TrailName')}`);
    case 'AWS::Logs::LogGroup':
      return at('logs:DeleteLogGroup', `log-group:${name('LogGroupName')}`);
    case 'AWS::CloudWatch::Alarm':
      return at('cloudwatch:DeleteAlarms', `alarm:${name('AlarmName')}`);
    case 'AWS::Events::Rule':
      return at('events:DisableRule', `rule/${name('Name')}`);
    case 'AWS::Events::EventBus':
      return at('events:DeleteEventBus', `event-bus/${name('Name')}`);
    case 'AWS::SNS::Topic':
      return at('sns:DeleteTopic', name('TopicName'));
    case 'AWS::SQS::Queue':
      return at('sqs:DeleteQueue', name('QueueName'));
    case 'AWS::Lambda::Function':
      return at('lambda:DeleteFunction', `function:${name('FunctionName')}`);
    case 'AWS::IAM::Role':
      return {
        action: 'iam:DeleteRole',
        arn: `arn:aws:iam::444444444444:role/${name('RoleName')}`,
      };
    default:
      return undefined;
  }
}

/** `orgtrail-forwarder-${AWS::Region}` as it stands; a name that is left to CloudFormation is none. */
function plainText(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  const substituted = (value as Readonly<Record<string, Value>> | undefined)?.['Fn::Sub'];
  return typeof substituted === 'string' ? substituted : 'a name of its own';
}
