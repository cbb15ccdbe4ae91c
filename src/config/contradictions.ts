import { countOf } from '../count-of.js';
import { isOptIn, partitionOf } from '../organization/index.js';
import type { AlertDestination } from './alerts.js';
import type { Configuration, RealTime } from './configuration.js';
import type { ConfigurationFile } from './schema/file.js';
import type { Path } from './yaml-document.js';

export interface Contradiction {
  readonly path: Path;
  /** As a sentence without a full stop. */
  readonly message: string;
  readonly next: string;
}

/** What each section may say on its own, but not beside the others. */
export function contradictionsOf(
  file: ConfigurationFile,
  configuration: Configuration,
): readonly Contradiction[] {
  return [
    ...homeRegion(configuration),
    ...accounts(configuration),
    ...buckets(configuration),
    ...key(configuration),
    ...retention(file, configuration),
    ...alerts(configuration),
    ...guardrails(configuration),
    ...principals(configuration),
    ...athena(configuration),
  ];
}

function homeRegion({ trail, partition, logBucket, regions }: Configuration): readonly Contradiction[] {
  const foreign = [...regions, logBucket.region].find((region) => partitionOf(region) !== partition);
  return [
    ...when(isOptIn(trail.homeRegion), ['trail', 'homeRegion'], {
      message: `${trail.homeRegion} is an opt-in Region; members that did not opt in to it would deliver nothing at all`,
      next: 'Name a Region that no account can disable, such as us-east-1 or eu-west-1.',
    }),
    ...when(foreign !== undefined, ['regions'], {
      message: `${foreign} is in another partition than the home Region`,
      next: 'An organization trail covers one partition; set up another one for the other.',
    }),
  ];
}

function accounts({
  accounts: { management, logArchive, security },
}: Configuration): readonly Contradiction[] {
  return [
    ...when(logArchive === management, ['accounts', 'logArchive'], {
      message: 'the log archive account is the management account, which no service control policy binds',
      next: 'Name an account of its own for the logs.',
    }),
    ...when(security === management, ['accounts', 'security'], {
      message: 'the security account is the management account, which no service control policy binds',
      next: 'Name another account.',
    }),
  ];
}

function buckets({ logBucket, athena }: Configuration): readonly Contradiction[] {
  const names = [
    logBucket.name,
    logBucket.accessLogBucket,
    ...(athena === undefined ? [] : [athena.resultsBucket]),
  ];
  const tooLong = names.find((name) => name.length > 63);
  return [
    ...when(new Set(names).size < names.length, ['logBucket'], {
      message:
        'the log bucket, the bucket for access logs and the bucket for results have to be different ones',
      next: 'Give each its own name.',
    }),
    ...when(tooLong !== undefined, ['logBucket'], {
      message: `${tooLong} is longer than the 63 characters of a bucket name`,
      next: 'Give logBucket.name, logBucket.accessLogBucket and athena.resultsBucket shorter names.',
    }),
  ];
}

// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
function key({ encryption, logBucket, accounts: { logArchive } }: Configuration): readonly Contradiction[] {
  if (encryption.kind === 'create') return [];
  const [, , , region, account] = encryption.keyArn.split(':');
  const path: Path = ['encryption', 'keyArn'];
  return [
    ...when(region !== logBucket.region, path, {
      message: `the key is in ${region}, the bucket in ${logBucket.region}; CloudTrail takes only a key of the bucket's Region`,
      next: `Name a key in ${logBucket.region}, or leave encryption.keyArn out and one is made.`,
    }),
    ...when(account !== logArchive, path, {
      message: `the key belongs to ${account}, where the guardrails of the log archive account do not hold`,
      next: `Name a key of ${logArchive}, or leave encryption.keyArn out and one is made.`,
    }),
  ];
}

function retention(
  { retention: { allowShort } }: ConfigurationFile,
  { retention: { days, expireAfterDays } }: Configuration,
): readonly Contradiction[] {
  return [
    ...when(days < 90 && !allowShort, ['retention', 'days'], {
      message: `${countOf(days, 'day')} of retention, fewer than 90: less than it takes to notice many intrusions`,
      next: 'Give at least 90, or retention.allowShort: true for a trial.',
    }),
    ...when(expireAfterDays < days, ['retention', 'expireAfterDays'], {
      message: `objects would expire after ${countOf(expireAfterDays, 'day')} and are locked for ${days}`,
      next: `Give at least ${days}.`,
    }),
  ];
}

function alerts({ alerts: { destinations, routes }, realTime }: Configuration): readonly Contradiction[] {
  const names = destinations.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const unknown = routes.flatMap(({ to }, index) =>
    to.filter((name) => !names.includes(name)).map((name) => ({ name, index })),
  );
  return [
    ...when(destinations.length === 0 && realTime.kind !== 'none', ['alerts', 'destinations'], {
      message: `nobody would be told: there is no alert destination, and the real-time mode is ${realTime.kind}`,
      next: 'Give alerts.destinations at least one, or realTime the mode none.',
    }),
    ...when(
      destinations.length > 0 && !destinations.some(({ kind }) => reaches(realTime.kind, kind)),
      ['alerts', 'destinations'],
      {
        message: `nobody would be told: an alarm of the mode ${realTime.kind} reaches e-mail, SNS and SQS, and there is none of them`,
        next: 'Add an e-mail address, a topic or a queue, or take the mode hub.',
      },
    ),
    ...when(twice !== undefined, ['alerts', 'destinations'], {
      message: `two destinations are called ${twice}`,
      next: 'Give each its own name.',
    }),
    ...unknown.map(({ name, index }) => ({
      path: ['alerts', 'routes', index, 'to'],
      message: `no destination is called ${name}`,
      next: 'Name one of alerts.destinations.',
    })),
  ];
}

/** Alarms speak to SNS, and SNS to e-mail and queues; Slack and webhooks need the function of the hub. */
function reaches(mode: RealTime['kind'], destination: AlertDestination['kind']): boolean {
  return mode === 'hub' || mode === 'none' || ['email', 'sns', 'sqs'].includes(destination);
}

function guardrails({ guardrailTrial, organization: { targets } }: Configuration): readonly Contradiction[] {
  return when(
    guardrailTrial !== undefined && targets.includes(guardrailTrial.unit),
    ['guardrails', 'testUnit'],
    {
      message: `${guardrailTrial?.unit} is among organization.targets, so that nothing would be tried before it holds`,
      next: 'Name a unit of its own for the trial, or leave guardrails.testUnit out.',
    },
  );
}

/** A role name alone can be taken by the administrator of any member account. */
function principals({ principals: { deployers, breakGlass } }: Configuration): readonly Contradiction[] {
  const anywhere = (arn: string) => !/^[0-9]{12}$/.test(arn.split(':')[4]!);
  return Object.entries({ deployers, breakGlass }).flatMap(([name, arns]) =>
    arns.flatMap((arn, index) =>
      when(anywhere(arn), ['principals', name, index], {
        message: `${arn} names no account, so that the administrator of any member could make such a role and pass the guardrails`,
        next: 'Name the account.',
      }),
    ),
  );
}

// https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html: "a few dozen" values are advised.
function athena({ athena }: Configuration): readonly Contradiction[] {
  const enumerated = athena?.enumerated;
  if (enumerated === undefined) return [];
  const { accounts, maximum } = enumerated;
  return when(accounts.length > maximum, ['accounts', 'members'], {
    message: `${accounts.length} accounts are listed, and the Athena table is planned for ${maximum}`,
    next: 'Give athena.enumerateAccounts: false, with which queries name their accounts, or raise athena.maximumAccounts.',
  });
}

function when(
  holds: boolean,
  path: Path,
  { message, next }: { readonly message: string; readonly next: string },
): readonly Contradiction[] {
  return holds ? [{ path, message, next }] : [];
}
