import type { AccountId, Region } from '../../cloudtrail/index.js';
import { optInRegions } from '../../organization/index.js';
import {
  type AccountFacts,
  known,
  type NamedRole,
  type RegionFacts,
  type TrailFacts,
} from '../snapshot/index.js';
import {
  ALERTS_TOPIC,
  BUCKET,
  GUARDRAILS,
  HOME,
  HUB_BUS,
  hoursBefore,
  KEY,
  LOG_ARCHIVE,
  MANAGEMENT,
  SECURITY,
  TRAIL,
} from './example-names.contract.js';

export function exampleAccount(accountId: AccountId, regions: readonly Region[]): AccountFacts {
  return {
    accountId,
    regions: known([
      ...regions.map((region) => ({ region, status: 'ENABLED_BY_DEFAULT' as const })),
      ...optInRegions
        .filter((region) => !regions.includes(region))
        .map((region) => ({ region, status: 'DISABLED' as const })),
    ]),
    trailServiceRole: known({
      arn: `arn:aws:iam::${accountId}:role/aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail`,
    }),
    roles: accountId === LOG_ARCHIVE ? [AUDITOR] : [],
    ...(accountId === MANAGEMENT && {
      administrators: known([`arn:aws:iam::${MANAGEMENT}:role/Administrator`]),
    }),
    inRegions: regions.map((region) => inRegion(accountId, region)),
  };
}

const AUDITOR: NamedRole = {
  name: 'LogAuditor',
  role: known({
    arn: `arn:aws:iam::${LOG_ARCHIVE}:role/LogAuditor`,
    trust: GUARDRAILS['auditor-trust']!,
    policies: known([{ name: 'read-logs', document: GUARDRAILS['auditor-permissions'] }]),
  }),
};

function inRegion(accountId: AccountId, region: Region): RegionFacts {
  const isHub = accountId === SECURITY && region === HOME;
  return {
    region,
    trails: known([trail(accountId, region)]),
    eventRules: known([
      {
        name: 'orgtrail-trl-01',
        bus: 'default',
        state: 'ENABLED',
        pattern: '{"source":["aws.cloudtrail"],"detail":{"eventName":["StopLogging"]}}',
        targets: known([HUB_BUS]),
      },
    ]),
    ...(isHub && {
      eventBuses: known([
        {
          name: 'orgtrail-hub',
          arn: HUB_BUS,
          policy: known({
            Version: '2012-10-17',
            Statement: {
              Sid: 'Organization',
              Effect: 'Allow',
              Principal: '*',
              Action: 'events:PutEvents',
              Resource: HUB_BUS,
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
            },
          } as const),
        },
      ]),
      topics: [
        {
          arn: ALERTS_TOPIC,
          policy: known(null),
          subscriptions: known([{ protocol: 'email', isConfirmed: true }]),
        },
      ],
    }),
    ...(accountId === MANAGEMENT && {
      stacks: known([{ name: 'orgtrail-every-account', status: 'CREATE_COMPLETE' }]),
    }),
  };
}

/** The organization trail, as every account sees it in every Region. */
function trail(accountId: AccountId, region: Region): TrailFacts {
  return {
    arn: TRAIL,
    name: 'organization-trail',
    homeRegion: HOME,
    isOrganizationTrail: true,
    isMultiRegionTrail: true,
    logFileValidationEnabled: true,
    includeGlobalServiceEvents: true,
    bucket: BUCKET,
    prefix: '',
    keyArn: KEY,
    status: known({
      isLogging: true,
      startedAt: '2025-01-15T10:00:00.000Z',
      deliveredAt: hoursBefore(0.1),
      digestDeliveredAt: hoursBefore(0.5),
    }),
    ...(accountId === MANAGEMENT &&
      region === HOME && {
        selection: known({
          basic: [],
          advanced: [
            { name: 'Management events', fields: [{ field: 'eventCategory', equals: ['Management'] }] },
          ],
        }),
        insights: known(['ApiCallRateInsight', 'ApiErrorRateInsight']),
      }),
  };
}
