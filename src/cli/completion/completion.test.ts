import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/index.js';
import { bashCompletion } from './bash.js';
import { completionModel } from './completion-model.js';
import { fishCompletion } from './fish.js';
import { zshCompletion } from './zsh.js';

const model = completionModel(COMMANDS, [
  { word: 'console-logins', summary: "who logged in, and whether it's with MFA" },
]);

/** What bash offers at the end of a line. */
function offers(line: string): readonly string[] {
  const words = line.split(' ');
  const script = `${bashCompletion(model)}
COMP_WORDS=(${words.map((word) => `"${word}"`).join(' ')})
COMP_CWORD=${words.length - 1}
_orgtrail
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: '/' })
    .split('\n')
    .filter((word) => word !== '');
}

describe('completion in bash', () => {
  it('offers the verbs that begin like the word', () => {
    expect(offers('orgtrail co')).toEqual(['copy', 'cost', 'completion']);
  });

  it('offers the options of the verb', () => {
    expect(offers('orgtrail copy --pro')).toEqual(['--profile']);
  });

  it('offers the values of an argument with choices', () => {
    expect(offers('orgtrail completion ')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
  });

  it('offers the names of queries', () => {
    expect(offers('orgtrail query console-lo')).toEqual(['console-logins']);
  });

  it('offers subcommands and their own options', () => {
    expect(offers('orgtrail lake comp')).toEqual(['compact']);
    expect(offers('orgtrail lake record --end')).toEqual(['--endpoint-url']);
  });

  it('offers folders for a location', () => {
    expect(offers('orgtrail copy /us')).toEqual(['/usr']);
  });

  it('offers nothing for a value that it cannot know', () => {
    expect(offers('orgtrail copy --profile ')).toEqual([]);
  });
});

describe('the scripts for other shells', () => {
  it.each([
    ['zsh', zshCompletion(model)],
    ['fish', fishCompletion(model)],
  ])('%s knows every verb and every option', (_shell, script) => {
    for (const { path, options } of model) {
      expect(script).toContain(path.at(-1));
      for (const { name } of options) expect(script).toContain(name.slice(2));
    }
  });
});
