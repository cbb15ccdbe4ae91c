import type { Truth } from '../../simulator/index.js';
import type { DemoOrganization, DemoQuestion, DemoRow } from './demo-question.js';

/** Five questions that tell what happened, in the order in which it happened. */
export const DEMO_QUESTIONS: readonly DemoQuestion[] = [
  {
    asks: 'Was anything opened to the whole internet?',
    query: 'security-groups-opened',
    parameters: {},
    shows: ['event_time', 'account_id', 'group_id', 'from_port', 'to_port', 'source_ip_address'],
    tells: (rows, { nameOf }) =>
      `${listOf(rows, 'group_id')} in ${nameOf(rows[0]?.['account_id'] ?? null)} lets everybody in on port ${listOf(rows, 'from_port')}.`,
    identifiedBy: 'event_id',
    expects: (truth) => eventsOf(truth, 'open-security-group', /AuthorizeSecurityGroupIngress$/),
  },
  {
    asks: 'Is an access key used from more than one place?',
    query: 'key-multi-origin',
    parameters: { min_addresses: 2 },
    shows: ['access_key_id', 'principal', 'addresses', 'events'],
    tells: (rows) =>
      rows
        .map(
          (row) =>
            `${String(row['access_key_id'])} of ${lastPart(row['principal'])} is used from ${String(row['addresses'])}.`,
        )
        .join(' '),
    identifiedBy: 'access_key_id',
    expects: (truth) =>
      ['stolen-access-key', 'secrets-dump'].flatMap((name) =>
        scenarioOf(truth, name).accessKeyIds.slice(0, 1),
      ),
  },
  {
    asks: 'Did data leave the organization?',
    query: 'snapshots-shared',
    parameters: {},
    shows: ['event_time', 'event_name', 'resource', 'shared_with'],
    tells: tellShared,
    identifiedBy: 'event_id',
    expects: (truth) => eventsOf(truth, 'snapshot-shared', /Modify(?:DB)?SnapshotAttribute$/),
  },
  {
    asks: 'What did the root users do?',
    query: 'root-usage',
    parameters: {},
    shows: ['event_time', 'account_id', 'event_name', 'source_ip_address', 'mfa_authenticated'],
    tells: (rows, { nameOf }) =>
      `root of ${nameOf(rows[0]?.['account_id'] ?? null)}, from ${listOf(rows, 'source_ip_address')}: ${listOf(rows, 'event_name')}.`,
    identifiedBy: 'event_id',
    expects: (truth) => eventsOf(truth, 'root-login-without-mfa', /./),
  },
  {
    asks: 'Did somebody try to switch the lights off?',
    query: 'trail-tampering',
    parameters: {},
    shows: ['event_time', 'account_id', 'event_name', 'trail', 'error_code'],
    tells: tellTampering,
    identifiedBy: 'event_id',
    expects: (truth) => eventsOf(truth, 'stop-logging', /:(?:StopLogging|DeleteTrail)$/),
  },
];

function tellShared(rows: readonly DemoRow[], { nameOf, isMember }: DemoOrganization): string {
  const receivers = [...new Set(rows.flatMap((row) => String(row['shared_with']).split(', ')))];
  const strangers = receivers.filter((accountId) => !isMember(accountId));
  const where =
    strangers.length === 0 ? 'inside the organization' : `not in the organization: ${strangers.join(', ')}`;
  return `${listOf(rows, 'resource')} of ${nameOf(rows[0]?.['account_id'] ?? null)} went to an account ${where}.`;
}

function tellTampering(rows: readonly DemoRow[], { nameOf }: DemoOrganization): string {
  const done = rows.filter((row) => row['error_code'] === null);
  const refused = rows.filter((row) => row['error_code'] !== null);
  const who = `${nameOf(rows[0]?.['account_id'] ?? null)}, from ${listOf(rows, 'source_ip_address')}`;
  return `${who}: ${listOf(done, 'event_name')} succeeded on ${lastParts(done)}, ${listOf(refused, 'event_name')} were refused on ${lastParts(refused)}.`;
}

function lastParts(rows: readonly DemoRow[]): string {
  return [...new Set(rows.map((row) => lastPart(row['trail'])))].join(', ');
}

function lastPart(arn: unknown): string {
  return String(arn).split('/').at(-1) ?? '';
}

function listOf(rows: readonly DemoRow[], column: string): string {
  return [...new Set(rows.map((row) => String(row[column])))].join(', ');
}

function eventsOf(truth: Truth, scenario: string, name: RegExp): readonly string[] {
  return scenarioOf(truth, scenario)
    .events.filter((event) => name.test(event.name))
    .map((event) => event.eventId);
}

function scenarioOf(truth: Truth, name: string): Truth['scenarios'][number] {
  const scenario = truth.scenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`the simulation has no scenario ${name}`);
  return scenario;
}
