import type { Configuration } from '../../../config/index.js';
import { attribute, logicalId, type Resource, sub, type TemplatePart } from '../../template/template.js';
import { busArn } from '../hub/event-bus.js';
import type { EventRule } from '../patterns/index.js';

/**
 * Rules on the default bus that send to the hub. They stand in every account and Region, because an event
 * is only ever seen on the bus of the account and Region where it happened.
 */
export function forwarding(configuration: Configuration, rules: readonly EventRule[]): TemplatePart {
  const { realTime } = configuration;
  if (realTime.kind !== 'hub') return { Resources: {} };
  const bus = busArn(configuration, realTime);
  return {
    Resources: {
      ForwarderRole: forwarderRole(bus),
      ...Object.fromEntries(
        rules.map((rule) => [logicalId(rule.id, 'rule'), forwardingRule(rule, bus)] as const),
      ),
    },
  };
}

/** IAM is global: the Region in the name keeps the roles of one account apart. */
function forwarderRole(bus: string): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: sub('orgtrail-forwarder-${AWS::Region}'),
      Description: 'EventBridge forwards events to the hub',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'forward',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: bus }],
          },
        },
      ],
    },
  };
}

function forwardingRule({ id, title, pattern, readsToo }: EventRule, bus: string): Resource {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: `orgtrail-${id}`,
      Description: title,
      EventPattern: pattern,
      State: readsToo === true ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED',
      Targets: [{ Id: 'hub', Arn: bus, RoleArn: attribute('ForwarderRole', 'Arn') }],
    },
  };
}
