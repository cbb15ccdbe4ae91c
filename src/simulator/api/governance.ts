import { apisOf, type CallContext, read, write } from './api.js';

const trailArn = (call: CallContext) =>
  `arn:aws:cloudtrail:us-east-1:${call.world.accountFor('management').id}:trail/${call.world.trailName}`;
const detector = (call: CallContext) => call.resources.clusterIssuerId.toLowerCase();

export const cloudTrail = apisOf(
  {
    source: 'cloudtrail.amazonaws.com',
    prefix: 'cloudtrail',
    eventVersion: '1.11',
    keepsRefusedRequest: true,
  },
  {
    'cloudtrail:DescribeTrails': read(() => ({ includeShadowTrails: true, trailNameList: [] })),
    'cloudtrail:GetTrailStatus': read((call) => ({ name: trailArn(call) })),
    'cloudtrail:GetEventSelectors': read((call) => ({ trailName: trailArn(call) })),
    'cloudtrail:ListTrails': read(),
    'cloudtrail:LookupEvents': read((call) => ({
      maxResults: 50,
      lookupAttributes: [{ attributeKey: 'ReadOnly', attributeValue: 'false' }],
      startTime: new Date((call.time - 10_800) * 1000).toISOString(),
    })),
    'cloudtrail:CreateTrail': write((call) => ({
      name: `${call.account.name}-local`,
      s3BucketName: call.world.bucket,
      isMultiRegionTrail: true,
    })),
    'cloudtrail:StopLogging': write((call) => ({ name: trailArn(call) })),
    'cloudtrail:StartLogging': write((call) => ({ name: trailArn(call) })),
    'cloudtrail:DeleteTrail': write((call) => ({ name: trailArn(call) })),
    'cloudtrail:UpdateTrail': write((call) => ({ name: trailArn(call), enableLogFileValidation: true })),
  },
);

export const config = apisOf(
  {
    source: 'config.amazonaws.com',
    prefix: 'config',
    eventVersion: '1.11',
    refusal: 'AccessDeniedException',
  },
  {
    'config:DescribeConfigurationRecorders': read(),
    'config:DescribeConfigurationRecorderStatus': read(),
    'config:DescribeComplianceByConfigRule': read(() => ({ complianceTypes: ['NON_COMPLIANT'] })),
    'config:ListDiscoveredResources': read((call) => ({
      resourceType: call.random.pick(['AWS::EC2::Instance', 'AWS::S3::Bucket']),
      limit: 100,
    })),
    'config:BatchGetResourceConfig': read((call) => ({
      resourceKeys: [
        { resourceType: 'AWS::EC2::Instance', resourceId: call.random.pick(call.resources.instances).id },
      ],
    })),
    'config:PutEvaluations': write((call) => ({
      evaluations: [
        {
          complianceResourceType: 'AWS::S3::Bucket',
          complianceResourceId: call.random.pick(call.resources.buckets),
          complianceType: 'COMPLIANT',
          orderingTimestamp: new Date(call.time * 1000).toISOString(),
        },
      ],
      testMode: false,
    })),
  },
);

export const organizations = apisOf(
  {
    source: 'organizations.amazonaws.com',
    prefix: 'organizations',
    eventVersion: '1.11',
    global: true,
    host: () => 'organizations.us-east-1.amazonaws.com',
  },
  {
    'organizations:DescribeOrganization': read(),
    'organizations:DescribeAccount': read((call) => ({
      accountId: call.random.pick(call.world.accounts).id,
    })),
    'organizations:ListAccounts': read((call) => (call.random.chance(0.6) ? null : { maxResults: 20 })),
    'organizations:ListRoots': read(),
    'organizations:ListParents': read((call) => ({ childId: call.random.pick(call.world.accounts).id })),
    'organizations:ListDelegatedAdministrators': read(),
    'organizations:ListPoliciesForTarget': read((call) => ({
      targetId: call.random.pick(call.world.accounts).id,
      filter: 'SERVICE_CONTROL_POLICY',
    })),
    'organizations:TagResource': write((call) => ({
      resourceId: call.random.pick(call.world.accounts).id,
      tags: [{ key: 'owner', value: 'platform@larkmoor.example' }],
    })),
    'organizations:LeaveOrganization': write(() => null),
  },
);

/** Events of the console's start page and of the security services' members. */
export const security = {
  ...apisOf(
    {
      source: 'guardduty.amazonaws.com',
      prefix: 'guardduty',
      eventVersion: '1.11',
      refusal: 'AccessDeniedException',
    },
    {
      'guardduty:ListDetectors': read(),
      'guardduty:ListFindings': read((call) => ({ detectorId: detector(call), maxResults: 50 })),
      'guardduty:GetFindings': read((call) => ({
        detectorId: detector(call),
        findingIds: [call.random.hex(32)],
      })),
      'guardduty:GetDetector': read((call) => ({ detectorId: detector(call) })),
    },
  ),
  ...apisOf(
    {
      source: 'securityhub.amazonaws.com',
      prefix: 'securityhub',
      eventVersion: '1.11',
      refusal: 'AccessDeniedException',
    },
    {
      'securityhub:DescribeHub': read(undefined, {
        failure: [0.1, 'InvalidAccessException', 'Account is not subscribed to AWS Security Hub'],
      }),
      'securityhub:GetFindings': read(() => ({
        filters: { recordState: [{ value: 'ACTIVE', comparison: 'EQUALS' }] },
        maxResults: 100,
      })),
      'securityhub:BatchImportFindings': write(
        () => ({ findings: [{ schemaVersion: '2018-10-08', productArn: 'HIDDEN_DUE_TO_SECURITY_REASONS' }] }),
        () => ({ failedCount: 0, successCount: 1, failedFindings: [] }),
      ),
    },
  ),
  ...apisOf(
    {
      source: 'access-analyzer.amazonaws.com',
      prefix: 'access-analyzer',
      eventVersion: '1.11',
      refusal: 'AccessDeniedException',
    },
    {
      'access-analyzer:ListAnalyzers': read(() => ({ type: 'ACCOUNT' })),
      'access-analyzer:ListFindings': read((call) => ({
        analyzerArn: `arn:aws:access-analyzer:${call.region}:${call.account.id}:analyzer/default`,
      })),
      'access-analyzer:ValidatePolicy': read(() => ({ policyType: 'IDENTITY_POLICY', locale: 'EN' })),
    },
  ),
};

export const account = {
  ...apisOf(
    { source: 'account.amazonaws.com', prefix: 'account', eventVersion: '1.11', global: true },
    { 'account:ListRegions': read(() => ({ maxResults: 50 })), 'account:GetAccountInformation': read() },
  ),
  ...apisOf(
    {
      source: 'ce.amazonaws.com',
      prefix: 'ce',
      eventVersion: '1.11',
      refusal: 'AccessDeniedException',
      global: true,
    },
    {
      'ce:GetCostAndUsage': read((call) => ({
        timePeriod: {
          start: new Date((call.time - 604_800) * 1000).toISOString().slice(0, 10),
          end: new Date(call.time * 1000).toISOString().slice(0, 10),
        },
        granularity: 'DAILY',
        metrics: ['UnblendedCost'],
        groupBy: [{ type: 'DIMENSION', key: 'LINKED_ACCOUNT' }],
      })),
      'ce:GetCostForecast': read(() => ({ metric: 'UNBLENDED_COST', granularity: 'MONTHLY' })),
    },
  ),
  ...apisOf(
    {
      source: 'servicequotas.amazonaws.com',
      prefix: 'servicequotas',
      eventVersion: '1.11',
      refusal: 'AccessDeniedException',
    },
    { 'servicequotas:ListServiceQuotas': read(() => ({ serviceCode: 'ec2', maxResults: 100 })) },
  ),
  ...apisOf(
    {
      source: 'route53.amazonaws.com',
      prefix: 'route53',
      eventVersion: '1.11',
      apiVersion: '2013-04-01',
      global: true,
    },
    {
      'route53:ListHostedZones': read(),
      'route53:ListResourceRecordSets': read(() => ({ hostedZoneId: 'Z02938471LARKMOOR00', maxItems: 300 })),
      'route53:ChangeResourceRecordSets': write(
        (call) => ({
          hostedZoneId: 'Z02938471LARKMOOR00',
          changeBatch: {
            changes: [
              {
                action: 'UPSERT',
                resourceRecordSet: {
                  name: `${call.random.pick(call.resources.stacks).name}.larkmoor.example.`,
                  type: 'A',
                  tTL: 60,
                },
              },
            ],
          },
        }),
        (call) => ({
          changeInfo: {
            id: `/change/C${call.random.base32(20)}`,
            status: 'PENDING',
            submittedAt: new Date(call.time * 1000).toISOString(),
          },
        }),
      ),
    },
  ),
  ...apisOf(
    { source: 'acm.amazonaws.com', prefix: 'acm', eventVersion: '1.11' },
    {
      'acm:ListCertificates': read(() => ({ maxItems: 1000 })),
      'acm:DescribeCertificate': read((call) => ({
        certificateArn: `arn:aws:acm:${call.region}:${call.account.id}:certificate/${call.resources.keys[0]!}`,
      })),
    },
  ),
};
