import { parseAccountId, parseOrganizationId, parseRegion } from '../../cloudtrail/index.js';
import { type ConfigurationAnswers, REAL_TIME_CHOICES, type RealTimeChoice } from '../../config/index.js';
import { defaultRegions, isOptIn } from '../../organization/index.js';
import { cleanText } from '../../report/index.js';
import type { KnownAnswers } from './known-answers.js';
import type { ChoiceQuestion, Questioner, TextQuestion } from './questioner.js';

/** Asks for everything, with what is known as the answer of Enter. Undefined when somebody gave up. */
export async function askQuestions(
  known: KnownAnswers,
  questioner: Questioner,
): Promise<ConfigurationAnswers | undefined> {
  const answers: Record<string, string> = {};
  for (const { name, question } of questionsOf(known)) {
    const asked = typeof question === 'function' ? question(answers) : question;
    const answer = 'choices' in asked ? await questioner.choose(asked) : await questioner.text(asked);
    if (answer === undefined) return undefined;
    answers[name] = answer;
  }
  return readAnswers(known, answers);
}

interface NamedQuestion {
  readonly name: string;
  readonly question: Question | ((answers: Readonly<Record<string, string>>) => Question);
}

type Question = TextQuestion | ChoiceQuestion;

function questionsOf(known: KnownAnswers): readonly NamedQuestion[] {
  const account = (message: string, fallback: string | undefined): Question =>
    known.members.length === 0 ? typedAccount(message, fallback) : listedAccount(known, message, fallback);
  return [
    {
      name: 'organizationId',
      question: typed('Id of the organization', known.organizationId, (answer) =>
        parseOrganizationId(answer) === undefined ? 'An id such as o-exampleorgid.' : undefined,
      ),
    },
    { name: 'management', question: typedAccount('The management account', known.management) },
    { name: 'logArchive', question: account('The account that owns the logs', known.logArchive) },
    { name: 'security', question: account('The account of the security team', known.security) },
    {
      name: 'homeRegion',
      question: {
        message: 'Home Region of the trail: one that no account can disable',
        choices: homeRegions(known).map((region) => ({ value: region, label: region })),
        fallback: known.homeRegion ?? 'us-east-1',
      },
    },
    {
      name: 'retentionDays',
      question: typed('Days that nobody can delete a log file', String(known.retentionDays), (answer) =>
        /^\d{2,5}$/.test(answer) && Number(answer) >= 90 ? undefined : 'A number of days from 90 on.',
      ),
    },
    {
      name: 'realTime',
      question: { message: 'How alerts come to be', choices: MODES, fallback: known.realTime },
    },
    {
      name: 'alertAddresses',
      question: ({ realTime }) =>
        typed(
          'E-mail addresses to alert, with commas between',
          known.alertAddresses.join(', ') || undefined,
          (answer) => objectToAddresses(answer, realTime === 'none'),
        ),
    },
    {
      name: 'athena',
      question: {
        message: 'Tables and named queries in Athena',
        choices: [
          { value: 'yes', label: 'yes', hint: '$5 for each TB that a query scans' },
          { value: 'no', label: 'no', hint: 'orgtrail ingest and query work without' },
        ],
        fallback: known.athena ? 'yes' : 'no',
      },
    },
  ];
}

const MODES: ChoiceQuestion['choices'] = [
  { value: 'hub', label: 'hub', hint: 'rules in every account send to one bus; no second copy of any event' },
  {
    value: 'per-account',
    label: 'per-account',
    hint: 'a second copy in every account: $2.00 for 100,000 events',
  },
  {
    value: 'central-log-group',
    label: 'central-log-group',
    hint: "the trail's own log group; pays for what it takes in",
  },
  { value: 'none', label: 'none', hint: 'nothing is watched in real time' },
];

function homeRegions({ homeRegion }: KnownAnswers): readonly string[] {
  const region = parseRegion(homeRegion ?? '');
  const isOther = region !== undefined && !isOptIn(region) && !defaultRegions.includes(region);
  return isOther ? [region, ...defaultRegions] : defaultRegions;
}

function typed(
  message: string,
  fallback: string | undefined,
  objection: TextQuestion['objection'],
): TextQuestion {
  return { message, fallback, objection };
}

function typedAccount(message: string, fallback: string | undefined): TextQuestion {
  return typed(message, fallback, (answer) =>
    parseAccountId(answer) === undefined ? 'An id of twelve digits.' : undefined,
  );
}

/** Names of accounts are anybody's text. */
function listedAccount(
  { members }: KnownAnswers,
  message: string,
  fallback: string | undefined,
): ChoiceQuestion {
  const choices = members.map(({ accountId, name }) => ({
    value: accountId,
    label: accountId,
    hint: cleanText(name),
  }));
  return { message, choices, fallback };
}

function objectToAddresses(answer: string, mayBeNone: boolean): string | undefined {
  const addresses = addressesIn(answer);
  if (addresses.length === 0) return mayBeNone ? undefined : 'At least one, or nobody would be told.';
  return addresses.every((address) => /^[^\s@]+@[^\s@]+$/.test(address))
    ? undefined
    : 'Addresses such as a@example.com.';
}

function addressesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

function readAnswers(known: KnownAnswers, answers: Readonly<Record<string, string>>): ConfigurationAnswers {
  return {
    ...known,
    organizationId: answers['organizationId']!,
    management: answers['management']!,
    logArchive: answers['logArchive']!,
    security: answers['security']!,
    homeRegion: answers['homeRegion']!,
    retentionDays: Number(answers['retentionDays']),
    realTime:
      REAL_TIME_CHOICES.find((mode) => mode === answers['realTime']) ?? ('hub' satisfies RealTimeChoice),
    alertAddresses: addressesIn(answers['alertAddresses']!),
    athena: answers['athena'] === 'yes',
  };
}
