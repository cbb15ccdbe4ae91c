import { defineCommand } from '../command.js';
import { EXIT } from '../exit.js';
import { FOR_LOCATIONS } from '../global-options.js';
import { moment } from '../moment.js';
import { choice, count, listOf, text } from '../option.js';
import { simulateIntoLocation } from '../simulate/simulate-into-location.js';
import { printSimulation } from '../simulate/print-simulation.js';

export const simulate = defineCommand({
  name: 'simulate',
  summary: 'write the logs of an invented organization',
  details: [
    'Real keys, gzip files and signed digests, for people, machines and services that do not exist, with attacks and mistakes hidden among them. organization.json describes the organization, orgtrail.yaml holds what rules have to know of it, public-keys.json the keys of the digests, truth.json tells what was hidden. The same seed, options and end give the same bytes.',
  ],
  arguments: {},
  options: {
    out: text({
      placeholder: 'location',
      completes: 'folder',
      summary: 'a folder or s3://bucket/prefix to write to; required',
    }),
    accounts: count(
      5,
      { from: 2, to: 5000 },
      { placeholder: 'n', summary: 'member accounts and the management account' },
    ),
    regions: count(3, { from: 1, to: 17 }, { placeholder: 'n', summary: 'enabled Regions' }),
    days: count(2, { from: 1, to: 400 }, { placeholder: 'n', summary: 'days of logs' }),
    eventsPerDay: count(
      20_000,
      { from: 100, to: 50_000_000 },
      { placeholder: 'n', summary: 'events a day in the whole organization, about' },
    ),
    seed: count(
      1,
      { from: 0, to: Number.MAX_SAFE_INTEGER },
      { placeholder: 'n', summary: 'another seed, another organization' },
    ),
    scenario: listOf(
      {
        placeholder: 'name',
        summary:
          'what to hide in the logs: all (default), none, or names; duplicate-trail, retry-loop and mining-burst only when named',
        expected: 'a name',
      },
      (name) => name,
    ),
    tamper: listOf(
      {
        placeholder: 'name',
        summary: 'what to do to the logs and digests themselves: none (default), all, or names',
        expected: 'a name',
      },
      (name) => name,
    ),
    layout: choice(['organization', 'account', 'control-tower'], 'organization', 'how the keys are laid out'),
    endsAt: moment('no event is later; now unless told'),
  },
  globals: [...FOR_LOCATIONS, 'yes', 'json'],
  examples: [
    { command: 'orgtrail simulate --out ./logs', explains: 'two days of five accounts with every scenario' },
    {
      command: 'orgtrail simulate --out ./logs --scenario stop-logging --ends-at 2026-03-01',
      explains: 'one scenario, the same bytes every time',
    },
    {
      command: 'orgtrail simulate --out ./logs --tamper log-modified --tamper digest-deleted',
      explains: 'one log file changed, one digest deleted',
    },
    {
      command: 'orgtrail simulate --out s3://my-test-bucket --accounts 50 --days 30 --events-per-day 1000000',
      explains: 'a larger one, into a bucket',
    },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const startedAt = now();
    const { location, summary } = await simulateIntoLocation({ options, globals, output, signal, startedAt });
    const seconds = (now() - startedAt) / 1000;
    if (globals.json) output.document({ schema: 'orgtrail.simulate/1', location, ...summary, seconds });
    else printSimulation(output, location, summary, seconds);
    return EXIT.clean;
  },
});
