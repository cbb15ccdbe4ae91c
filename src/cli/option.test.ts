import { describe, expect, it } from 'vitest';
import { parseAccountId } from '../cloudtrail/index.js';
import { choice, count, flag, listOf, type Option, optionName, textOr } from './option.js';

const accounts = listOf(
  { placeholder: 'account-id', summary: '', expected: 'an account id of twelve digits' },
  parseAccountId,
);
const size = count(5, { from: 1, to: 10 }, { placeholder: 'n', summary: '' });
const format = choice(['table', 'json'], 'table', '');
const folder = textOr('.', { placeholder: 'folder', summary: '' });

function read<Value>(option: Option<Value>, ...given: readonly string[]): Value {
  return option.read(given, { name: '--it', now: 0 });
}

describe('an option', () => {
  it('has its fallback when it is not given', () => {
    expect([read(size), read(format), read(folder), read(accounts), read(flag(''))]).toEqual([
      5,
      'table',
      '.',
      [],
      false,
    ]);
  });

  it('takes the last text when it is given twice', () => {
    expect([read(size, '2', '3'), read(format, 'table', 'json'), read(folder, 'a', 'b')]).toEqual([
      3,
      'json',
      'b',
    ]);
  });

  it('collects a list over uses and commas', () => {
    expect(read(accounts, '111122223333, 444455556666', '000000000001')).toEqual([
      '111122223333',
      '444455556666',
      '000000000001',
    ]);
  });

  it.each<[string, Option<unknown>, string, string]>([
    ['a list', accounts, '1111', '--it: "1111" is not an account id of twelve digits'],
    [
      'a list with an empty item',
      accounts,
      '111122223333,',
      '--it: "" is not an account id of twelve digits',
    ],
    ['a number', size, '11', '--it: "11" is not a whole number from 1 to 10'],
    ['a number', size, '1.5', '--it: "1.5" is not a whole number from 1 to 10'],
    ['a number', size, '0x5', '--it: "0x5" is not a whole number from 1 to 10'],
    ['a choice', format, 'xml', '--it: "xml" is not one of table, json'],
  ])('says what %s expects', (_kind, option, given, message) => {
    expect(() => read(option, given)).toThrow(message);
  });
});

it.each([
  ['lake', '--lake'],
  ['endpointUrl', '--endpoint-url'],
  ['noColor', '--no-color'],
])('writes %s as %s', (key, name) => {
  expect(optionName(key)).toBe(name);
});
