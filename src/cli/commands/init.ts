import { existsSync } from 'node:fs';
import { parseAccountId } from '../../cloudtrail/index.js';
import type { AnsweredMember, ConfigurationAnswers } from '../../config/index.js';
import { REAL_TIME_CHOICES } from '../../config/index.js';
import { UserError } from '../../errors.js';
import { defineCommand } from '../command.js';
import { confirm } from '../confirm.js';
import { EXIT } from '../exit.js';
import {
  type Discovery,
  type InitOptions,
  type KnownAnswers,
  knownAnswers,
  missingFlags,
  NOTHING_DISCOVERED,
} from '../init/known-answers.js';
import { writeNewConfiguration } from '../init/write-new-configuration.js';
import { choice, count, flag, listOf, text, textOr } from '../option.js';
import { countOf, dim } from '../../report/index.js';

export const init = defineCommand({
  name: 'init',
  summary: 'write orgtrail.yaml: what is to be set up',
  details: [
    'Asks at a terminal, with what Organizations says about accounts as answers to choose from when credentials allow. With --yes, or where nobody can answer, it asks nothing and takes flags.',
    'Nothing is set up by it: orgtrail synth writes templates, orgtrail prove shows what the policies stop, orgtrail deploy sets up.',
    'A file that is there is never overwritten without asking, nor by --yes; --overwrite does.',
  ],
  arguments: {},
  options: {
    organizationId: text({ placeholder: 'o-…', summary: 'the organization' }),
    managementAccount: text({ placeholder: 'account-id', summary: 'the management account' }),
    logArchiveAccount: text({ placeholder: 'account-id', summary: 'the account that owns the logs' }),
    securityAccount: text({ placeholder: 'account-id', summary: 'the account of the security team' }),
    member: listOf(
      {
        placeholder: 'account-id[=name]',
        summary: 'another account',
        expected: 'an account id of twelve digits',
      },
      readMember,
    ),
    homeRegion: text({ placeholder: 'region', summary: 'home Region of the trail' }),
    trailName: textOr('orgtrail', { placeholder: 'name', summary: 'name of the trail' }),
    bucket: text({ placeholder: 'name', summary: 'the log bucket (default: trail name and account)' }),
    prefix: textOr('', { placeholder: 'prefix', summary: 'prefix of keys in the bucket' }),
    retentionDays: count(
      365,
      { from: 1, to: 36_500 },
      { placeholder: 'n', summary: 'days that nobody can delete a log file' },
    ),
    realTime: choice(REAL_TIME_CHOICES, 'hub', 'how alerts come to be'),
    alertEmail: listOf(
      { placeholder: 'address', summary: 'an address to alert', expected: 'an e-mail address' },
      (address) => (/^[^\s@]+@[^\s@]+$/.test(address) ? address : undefined),
    ),
    noAthena: flag('without tables and queries in Athena'),
    discover: choice(
      ['auto', 'always', 'never'],
      'auto',
      'ask Organizations for accounts; auto: unless flags name organization and management account',
    ),
    overwrite: flag('overwrite a file that is there'),
  },
  globals: ['config', 'profile', 'yes', 'json'],
  examples: [
    { command: 'orgtrail init', explains: 'asks' },
    {
      command:
        'orgtrail init --yes --organization-id o-exampleorgid --management-account 111111111111 --log-archive-account 222222222222 --security-account 333333333333 --home-region eu-west-1 --alert-email security@example.com',
      explains: 'asks nothing',
    },
  ],
  run: async ({ options, globals, output, signal }) => {
    const mayAsk = !globals.yes && process.stdin.isTTY === true && process.stderr.isTTY === true;
    await refuseExisting(globals.config, options.overwrite, mayAsk);
    const discovery = await discoverIfWanted(options, { profile: globals.profile, signal });
    for (const trouble of discovery.troubles) output.note([dim(`not known: ${trouble}`)]);
    const known = knownAnswers(options, discovery);
    const answers = mayAsk ? await ask(known) : takeFlags(known);
    await writeNewConfiguration(globals.config, answers);
    if (globals.json) output.document({ schema: 'orgtrail.init/1', file: globals.config, answers });
    else output.print(`wrote ${globals.config}: ${describeAnswers(answers)}`);
    output.note([dim('next: orgtrail synth, orgtrail prove, orgtrail deploy --plan')]);
    return EXIT.clean;
  },
});

function readMember(text: string): AnsweredMember | undefined {
  const [id = '', ...name] = text.split('=');
  const accountId = parseAccountId(id);
  return accountId === undefined ? undefined : { accountId, name: name.join('=') || id, unit: '' };
}

async function refuseExisting(path: string, overwrite: boolean, mayAsk: boolean): Promise<void> {
  if (overwrite || !existsSync(path)) return;
  const what = 'there is a configuration already, and it would be overwritten';
  if (mayAsk) return confirm({ what, where: path, yes: false });
  throw new UserError({
    what,
    where: path,
    next: 'Give --overwrite if that is meant, or --config another file.',
  });
}

async function discoverIfWanted(
  { discover, organizationId, managementAccount }: InitOptions,
  surroundings: { readonly profile: string | undefined; readonly signal: AbortSignal },
): Promise<Discovery> {
  const named = organizationId !== undefined && managementAccount !== undefined;
  if (discover === 'never' || (discover === 'auto' && named)) return NOTHING_DISCOVERED;
  const discovering = await import('../init/discover.js');
  return discovering.discover(surroundings);
}

async function ask(known: KnownAnswers): Promise<ConfigurationAnswers> {
  const { openQuestioner } = await import('../init/questioner.js');
  const { askQuestions } = await import('../init/ask-questions.js');
  const answers = await askQuestions(known, await openQuestioner());
  if (answers !== undefined) return answers;
  throw new UserError({
    what: 'given up; nothing was written',
    next: 'Run it again, or give --yes and flags.',
  });
}

function takeFlags(known: KnownAnswers): ConfigurationAnswers {
  const missing = missingFlags(known);
  if (missing.length === 0) return known as ConfigurationAnswers;
  throw new UserError({
    what: `not known, and nobody can be asked: ${missing.join(', ')}`,
    where: 'orgtrail init',
    next: 'Give these flags, use credentials that may ask Organizations, or run it at a terminal.',
  });
}

function describeAnswers({ organizationId, members, homeRegion, realTime }: ConfigurationAnswers): string {
  return `${organizationId}, ${countOf(members.length, 'further account')}, trail in ${homeRegion}, alerts by ${realTime}`;
}
