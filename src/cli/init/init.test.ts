import { describe, expect, it } from 'vitest';
import { askQuestions } from './ask-questions.js';
import { type InitOptions, knownAnswers, missingFlags, NOTHING_DISCOVERED } from './known-answers.js';
import type { Questioner } from './questioner.js';

const options: InitOptions = {
  organizationId: undefined,
  managementAccount: undefined,
  logArchiveAccount: undefined,
  securityAccount: undefined,
  member: [],
  homeRegion: undefined,
  trailName: 'orgtrail',
  bucket: undefined,
  prefix: '',
  retentionDays: 365,
  realTime: 'hub',
  alertEmail: [],
  noAthena: false,
  discover: 'auto',
  overwrite: false,
};
const members = [
  { accountId: '222222222222', name: 'Log Archive', unit: '' },
  { accountId: '333333333333', name: 'Audit', unit: '' },
  { accountId: '444444444444', name: 'shop\u001b[2J', unit: '' },
];
const discovery = {
  ...NOTHING_DISCOVERED,
  organizationId: 'o-exampleorgid',
  management: '111111111111',
  homeRegion: 'eu-west-1',
  members,
};

/** Answers by a word of the question; Enter where there is none. Refuses what the prompt would refuse. */
function scripted(answers: Readonly<Record<string, string>>, asked: string[] = []): Questioner {
  const answer = (message: string, fallback: string | undefined): string => {
    asked.push(message);
    const [, given] = Object.entries(answers).find(([word]) => message.includes(word)) ?? [];
    return given ?? fallback ?? '';
  };
  return {
    text: async ({ message, fallback, objection }) => {
      const text = answer(message, fallback);
      const wrong = objection(text);
      if (wrong !== undefined) throw new Error(`${message}: ${wrong}`);
      return text;
    },
    choose: async ({ message, fallback, choices }) => {
      const value = answer(message, fallback);
      if (!choices.some((choice) => choice.value === value)) throw new Error(`${message}: no ${value}`);
      return value;
    },
  };
}

describe('init', () => {
  it('takes Enter for what Organizations says, and accounts by what their names say', async () => {
    const known = knownAnswers(options, discovery);
    expect(await askQuestions(known, scripted({ addresses: 'a@example.com, b@example.com' }))).toMatchObject({
      organizationId: 'o-exampleorgid',
      management: '111111111111',
      logArchive: '222222222222',
      security: '333333333333',
      homeRegion: 'eu-west-1',
      realTime: 'hub',
      alertAddresses: ['a@example.com', 'b@example.com'],
      athena: true,
    });
  });

  it('lets flags win over what is discovered', () => {
    const known = knownAnswers(
      { ...options, organizationId: 'o-otherorgan', homeRegion: 'us-east-2' },
      discovery,
    );
    expect(known).toMatchObject({ organizationId: 'o-otherorgan', homeRegion: 'us-east-2' });
  });

  it('guesses no account when two have such a name', () => {
    const two = {
      ...discovery,
      members: [...members, { accountId: '555555555555', name: 'logging', unit: '' }],
    };
    expect(knownAnswers(options, two).logArchive).toBeUndefined();
  });

  it('shows no control character of an account’s name', async () => {
    const hints: (string | undefined)[] = [];
    const questioner = scripted({ addresses: 'a@example.com' });
    await askQuestions(knownAnswers(options, discovery), {
      ...questioner,
      choose: async (question) => {
        hints.push(...question.choices.map(({ hint }) => hint));
        return questioner.choose(question);
      },
    });
    expect(hints.join()).not.toContain('\u001b');
  });

  it.each([
    ['an opt-in Region', { Region: 'eu-south-1' }, /no eu-south-1/],
    ['a short retention', { Days: '30' }, /from 90 on/],
    ['nobody to tell', { addresses: '' }, /nobody would be told/],
    ['no address', { addresses: 'nobody' }, /Addresses such as/],
    ['no organization', { Id: 'example' }, /An id such as/],
  ])('does not take %s', async (_title, answers, message) => {
    const all = { addresses: 'a@example.com', ...answers };
    await expect(askQuestions(knownAnswers(options, discovery), scripted(all))).rejects.toThrow(message);
  });

  it('asks nobody for addresses when nothing is watched', async () => {
    const answers = await askQuestions(
      knownAnswers(options, discovery),
      scripted({ alerts: 'none', addresses: '' }),
    );
    expect(answers).toMatchObject({ realTime: 'none', alertAddresses: [] });
  });

  it('writes nothing when somebody gives up', async () => {
    const giveUp: Questioner = { text: async () => undefined, choose: async () => undefined };
    expect(await askQuestions(knownAnswers(options, discovery), giveUp)).toBeUndefined();
  });

  it('names the flags that are missing when nobody can be asked', () => {
    expect(
      missingFlags(knownAnswers({ ...options, organizationId: 'o-exampleorgid' }, NOTHING_DISCOVERED)),
    ).toEqual(['--management-account', '--log-archive-account', '--security-account', '--home-region']);
  });
});
