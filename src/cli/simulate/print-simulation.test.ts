import { expect, it } from 'vitest';
import { nextCommands } from './print-simulation.js';

const commands = (location: string, accounts: number): readonly string[] =>
  nextCommands(location, accounts).map((next) => next.replace(/ {3}#.*/, ''));

it.each([
  [
    'logs',
    5,
    [
      'orgtrail scan logs --expect logs/organization.json',
      'orgtrail detect logs --config logs/orgtrail.yaml',
    ],
  ],
  ['logs', 2, ['orgtrail scan logs --expect logs/organization.json', 'orgtrail detect logs']],
  [
    "it's here",
    5,
    [
      String.raw`orgtrail scan 'it'\''s here' --expect 'it'\''s here/organization.json'`,
      String.raw`orgtrail detect 'it'\''s here' --config 'it'\''s here/orgtrail.yaml'`,
    ],
  ],
  ['s3://bucket/logs', 5, ['orgtrail scan s3://bucket/logs', 'orgtrail detect s3://bucket/logs']],
])(
  'after a simulation in %s of %i accounts the next commands can be pasted',
  (location, accounts, expected) => {
    expect(commands(location, accounts)).toEqual(expected);
  },
);
