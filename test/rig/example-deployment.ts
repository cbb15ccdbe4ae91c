import { createHash } from 'node:crypto';
import type { Clock, Deployment, Run } from '../../src/deploy/index.js';
import type { Asset, Manifest, Unit } from '../../src/resources/index.js';
import { type AwsState, freshOrganization, LOG_ARCHIVE, MANAGEMENT, SECURITY } from './aws-state.js';
import { createMemoryCloud, type MemoryCloud, type MemoryCloudParts } from './memory-cloud.js';

export const TRAIL = 'organization-trail';
export const BUCKET = `organization-trail-${LOG_ARCHIVE}`;
const REGION = 'us-east-1' as never;
export const TRAIL_ARN = `arn:aws:cloudtrail:us-east-1:${MANAGEMENT}:trail/${TRAIL}`;

/** Templates with the resources that the order of steps turns on, and nothing more. */
const logArchive = {
  Parameters: { RetentionMode: { Type: 'String' }, RetentionDays: { Type: 'Number' } },
  Resources: {
    Key: {
      Type: 'AWS::KMS::Key',
      DeletionPolicy: 'Retain',
      Properties: { KeyPolicy: { Statement: [{ Sid: 'Administer', Effect: 'Allow', Action: 'kms:*' }] } },
    },
    LogBucket: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      Properties: {
        BucketName: BUCKET,
        ObjectLockConfiguration: {
          Rule: { DefaultRetention: { Mode: { Ref: 'RetentionMode' }, Days: { Ref: 'RetentionDays' } } },
        },
      },
    },
  },
  Outputs: { KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
};

const trail = {
  Parameters: { KeyArn: { Type: 'String' } },
  Resources: {
    Trail: {
      Type: 'AWS::CloudTrail::Trail',
      DeletionPolicy: 'Retain',
      Properties: {
        TrailName: TRAIL,
        S3BucketName: BUCKET,
        KMSKeyId: { Ref: 'KeyArn' },
        IsOrganizationTrail: true,
        IsMultiRegionTrail: true,
        EnableLogFileValidation: true,
        IsLogging: true,
      },
    },
  },
};

/** The unit in which guardrails are tried, in those tests that try them. */
export const TEST_UNIT = 'ou-ab12-workload';

function guardrails(action: string, name: string, target: unknown, parameters: object) {
  return {
    Parameters: { KeyArn: { Type: 'String' }, ...parameters },
    Resources: {
      ProtectTrails: {
        Type: 'AWS::Organizations::Policy',
        Properties: {
          Name: name,
          Type: 'SERVICE_CONTROL_POLICY',
          TargetIds: [target],
          Content: {
            'Fn::Sub': `{"Version":"2012-10-17","Statement":[{"Sid":"ProtectKey","Effect":"Deny","Action":"${action}","Resource":"\${KeyArn}"}]}`,
          },
        },
      },
    },
  };
}

function guardrailUnits(action: string, isTried: boolean, parameters: Unit['parameters']): readonly Unit[] {
  const everywhere = guardrails(
    action,
    'orgtrail-protect-trails',
    { Ref: 'RootId' },
    {
      RootId: { Type: 'String' },
    },
  );
  const trial = guardrails(action, 'orgtrail-protect-trails-test', TEST_UNIT, {});
  return [
    ...(isTried ? [unit('guardrails-test', 'management', trial, { parameters })] : []),
    unit('guardrails', 'management', everywhere, { parameters: { ...parameters, RootId: { kind: 'root' } } }),
  ];
}

const detection = {
  Resources: { Rule: { Type: 'AWS::Events::Rule', Properties: { Name: 'orgtrail-hub' } } },
};

function asset(file: string, template: object): Asset {
  const body = new TextEncoder().encode(JSON.stringify(template));
  return { file, body, hash: createHash('sha256').update(body).digest('hex') };
}

function unit(id: string, role: Unit['role'], template: object, rest: Partial<Unit> = {}): Unit {
  return {
    id,
    title: id,
    phase: 'after-delivery',
    name: `orgtrail-${id}`,
    role,
    region: REGION,
    template: asset(`${id}.template.json`, template),
    parameters: {},
    ...rest,
  };
}

export interface ManifestChanges {
  readonly trail?: object;
  /** What the guardrails deny. */
  readonly denied?: string;
  /** Whether a test unit gets them first. */
  readonly isTried?: boolean;
}

export function exampleManifest({
  denied = 'kms:ScheduleKeyDeletion',
  isTried = false,
  ...changed
}: ManifestChanges = {}): Manifest {
  const keyArn = { KeyArn: { kind: 'output', unit: 'log-archive', output: 'KeyArn' } } as const;
  const units = [
    unit('log-archive', 'logArchive', logArchive, {
      phase: 'foundation',
      parameters: { RetentionMode: { kind: 'retention-mode' }, RetentionDays: { kind: 'retention-days' } },
    }),
    unit('trail', 'management', changed.trail ?? trail, { phase: 'foundation', parameters: keyArn }),
    ...guardrailUnits(denied, isTried, keyArn),
    unit('detection', 'management', detection, { stackSet: { regions: [REGION, 'eu-west-1' as never] } }),
    unit('detection-management', 'management', detection),
  ];
  return { units, assets: units.map(({ template }) => template), policies: [] };
}

export interface Rig {
  readonly state: AwsState;
  readonly cloud: MemoryCloud;
  readonly deployment: Deployment;
  readonly run: Run;
  readonly abort: () => void;
  readonly told: string[];
  /** What the clock shows, for this run and those after it. */
  readonly time: { now: number };
}

export interface RigParts {
  readonly state?: AwsState;
  readonly beforeWrite?: MemoryCloudParts['beforeWrite'];
  readonly changes?: Partial<Deployment>;
  /** Machines of an earlier run, which go on where they were. */
  readonly after?: Rig;
  /** Log files and digests that CloudTrail delivers as soon as it is waited for. */
  readonly delivers?: boolean;
  /** Accounts of which nothing is delivered all the same. */
  readonly silent?: readonly string[];
}

export const START = Date.parse('2026-03-01T00:00:00Z');

/** A deployment of the example into an AWS in memory, on a clock that only goes on when it is slept on. */
export function createRig({
  state,
  beforeWrite,
  changes,
  after,
  delivers = true,
  silent = [],
}: RigParts = {}): Rig {
  const organization = after?.state ?? state ?? freshOrganization();
  const controller = new AbortController();
  const time = after?.time ?? { now: START };
  const clock: Clock = {
    now: () => new Date(time.now),
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      time.now += milliseconds;
      if (delivers) deliver(organization, new Date(time.now), silent);
    },
  };
  const cloud =
    after?.cloud ??
    createMemoryCloud({
      state: organization,
      now: clock.now,
      ...(beforeWrite !== undefined && { beforeWrite }),
    });
  const told: string[] = [];
  const deployment: Deployment = {
    cloud,
    manifest: exampleManifest(),
    adopted: undefined,
    target: exampleTarget,
    decisions: {
      complianceConfirmedFor: undefined,
      guardrailsTriedIn: undefined,
      relock: false,
      deliveryPatienceMilliseconds: 3 * 3_600_000,
    },
    ...changes,
  };
  const report: Run['report'] = (progress) => {
    if (progress.kind === 'step-ended') told.push(`${progress.result.id} ${progress.result.outcome}`);
    if (progress.kind === 'stack-event') told.push(`${progress.event.logicalId} ${progress.event.status}`);
  };
  return {
    state: organization,
    cloud,
    deployment,
    run: { clock, signal: controller.signal, report },
    abort: () => controller.abort(),
    told,
    time,
  };
}

export const exampleTarget: Deployment['target'] = {
  partition: 'aws',
  organizationId: 'o-exampleorgid' as never,
  accounts: {
    management: MANAGEMENT as never,
    logArchive: LOG_ARCHIVE as never,
    security: SECURITY as never,
  },
  trail: { name: TRAIL, homeRegion: REGION, arn: TRAIL_ARN },
  logBucket: { name: BUCKET, region: REGION, prefix: '' },
  keyArn: undefined,
  secondCopyPrice: '$2.00 per 100,000 management events',
  hasAccountTrails: false,
  retention: { mode: 'COMPLIANCE', days: 365 },
  units: [],
  regions: [REGION],
  guardrailTrial: undefined,
};

function deliver(
  { trails, buckets, organizationId, accounts }: AwsState,
  at: Date,
  silent: readonly string[],
): void {
  for (const trail of trails.filter(({ isLogging }) => isLogging)) {
    trail.latestDelivery = at;
    trail.latestDigestDelivery ??= at;
    const bucket = buckets.get(trail.bucket);
    if (bucket === undefined || bucket.versions.length > 0) continue;
    const until = new Date(at.getTime() + (bucket.lock?.days ?? 0) * 86_400_000);
    for (const { accountId } of accounts.filter((account) => !silent.includes(account.accountId))) {
      bucket.versions.push({
        key: `AWSLogs/${organizationId}/${accountId}/CloudTrail/us-east-1/2026/03/01/first.json.gz`,
        versionId: `delivered-${accountId}`,
        modified: at,
        body: new Uint8Array(20),
        isDeleteMarker: false,
        retention: bucket.lock === undefined ? undefined : { mode: bucket.lock.mode, until },
      });
    }
  }
}
