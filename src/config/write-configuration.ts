/** What a first `orgtrail.yaml` is made from; everything else in it is a default. */
export interface ConfigurationAnswers {
  readonly organizationId: string;
  readonly management: string;
  readonly logArchive: string;
  readonly security: string;
  readonly members: readonly AnsweredMember[];
  readonly homeRegion: string;
  readonly trailName: string;
  /** The trail's name and the log archive account when absent. */
  readonly bucket: string | undefined;
  readonly prefix: string;
  readonly retentionDays: number;
  readonly realTime: RealTimeChoice;
  readonly alertAddresses: readonly string[];
  readonly athena: boolean;
}

export interface AnsweredMember {
  readonly accountId: string;
  readonly name: string;
  /** `''` when it is not known. */
  readonly unit: string;
}

export const REAL_TIME_CHOICES = ['hub', 'per-account', 'central-log-group', 'none'] as const;

export type RealTimeChoice = (typeof REAL_TIME_CHOICES)[number];

/**
 * The text of a new file: the answers, and as comments what else there is and why. `schema` is where an
 * editor finds the JSON Schema. Nothing is checked here: `parseConfiguration` does that.
 */
export function writeConfiguration(answers: ConfigurationAnswers, schema: string): string {
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    '# What orgtrail sets up. Every name is explained in docs/reference/configuration.md.',
    '',
    'organization:',
    `  id: ${quote(answers.organizationId)}`,
    '  # targets: [ou-ab12-11111111]   # roots and units that get guardrails and detection; the root unless told',
    '',
    ...accountLines(answers),
    '',
    'trail:',
    `  name: ${quote(answers.trailName)}`,
    '  # A Region that no account can disable: members that did not opt in to it would deliver nothing.',
    `  homeRegion: ${quote(answers.homeRegion)}`,
    '  # insights: [ApiCallRateInsight, ApiErrorRateInsight]   # charged per event that is analysed, for each type',
    '',
    'logBucket:',
    ...(answers.bucket === undefined
      ? ['  # name: my-bucket   # the name of the trail and the log archive account unless told']
      : [`  name: ${quote(answers.bucket)}`]),
    `  prefix: ${quote(answers.prefix)}`,
    '',
    'retention:',
    '  # How long nobody can delete a log file. With compliance not even root can shorten it; deploy starts in',
    '  # governance and asks before it goes over.',
    `  days: ${answers.retentionDays}`,
    '  mode: compliance',
    '',
    ...realTimeLines(answers.realTime),
    '',
    ...alertLines(answers.alertAddresses),
    '',
    '# guardrails:',
    '#   testUnit: ou-ab12-22222222   # where they hold alone first; deploy goes on when you say so',
    '',
    '# Whom the guardrails let pass. Full ARNs with their account: a name alone could be taken by any member.',
    '# principals:',
    '#   deployers: ["arn:aws:iam::111122223333:role/orgtrail-deployer"]',
    '#   breakGlass: ["arn:aws:iam::111122223333:role/orgtrail-break-glass"]',
    '',
    '# Who may ask questions of the logs, and change nothing.',
    'auditors:',
    '  kind: role   # or identity-center, with instanceArn and groupId',
    '  # Sessions of Identity Center carry no sign of a second factor, and could not assume the role then.',
    '  requireMfa: false',
    '',
    'athena:',
    `  enabled: ${answers.athena}`,
    ...(answers.athena
      ? [
          '  # A query that scans more is cancelled, and billed for what it scanned.',
          '  scanLimitGigabytes: 100',
        ]
      : []),
  ].join('\n')}\n`;
}

function accountLines({
  management,
  logArchive,
  security,
  members,
}: ConfigurationAnswers): readonly string[] {
  return [
    '# In quotes, or YAML would take an id for a number and drop zeroes at its start.',
    'accounts:',
    `  management: ${quote(management)}`,
    `  logArchive: ${quote(logArchive)}`,
    `  security: ${quote(security)}`,
    ...(members.length === 0
      ? []
      : [
          '  # Those that have left stay here: their logs do, and the Athena table lists accounts by name.',
          '  members:',
          ...members.map(memberLine),
        ]),
  ];
}

function memberLine({ accountId, name, unit }: AnsweredMember): string {
  const more = unit === '' ? '' : `, unit: ${quote(unit)}`;
  return `    - { id: ${quote(accountId)}, name: ${quote(name)}${more} }`;
}

const ABOUT: Readonly<Record<RealTimeChoice, string>> = {
  hub: 'Rules in every account and Region send to one bus: no second copy of any event.',
  'per-account': 'A trail of its own in each account: $2.00 for 100,000 management events, each account.',
  'central-log-group': "The organization trail's own log group, with metric filters on it.",
  none: 'Nothing is watched in real time.',
};

function realTimeLines(mode: RealTimeChoice): readonly string[] {
  const others = REAL_TIME_CHOICES.filter((each) => each !== mode);
  return ['realTime:', `  # ${ABOUT[mode]}`, `  mode: ${mode}   # or ${others.join(', ')}`];
}

function alertLines(addresses: readonly string[]): readonly string[] {
  if (addresses.length === 0) return ['alerts: {}'];
  return [
    'alerts:',
    '  destinations:   # email, sns, sqs, slack, webhook',
    ...addresses.map(
      (address, index) =>
        `    - { kind: email, name: ${index === 0 ? 'team' : `team-${index + 1}`}, address: ${quote(address)} }`,
    ),
    '  # routes:   # the first that fits decides; what none fits goes to every destination',
    '  #   - { units: [Root/Production], minimumLevel: high, to: [team] }',
  ];
}

/** JSON is YAML: whatever a name holds, it stays a text. */
function quote(text: string): string {
  return JSON.stringify(text);
}
