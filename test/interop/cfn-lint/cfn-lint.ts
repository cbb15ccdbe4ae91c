import { fileURLToPath } from 'node:url';

import { installPackages, findPython, type Python } from '../python-environment.js';
import { runCommand } from '../run-command.js';
import type { ToolSearch } from '../tool-search.js';

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** What the command of the package does; the command itself names the folder that it was installed in first. */
const RUN = 'import sys; from cfnlint.runner import main; sys.exit(main())';

/** Looks for what cfn-lint needs; downloads nothing. */
export const findCfnLint = async (): Promise<ToolSearch<Python>> => findPython('cfn-lint');

export interface LintedFile {
  readonly file: string;
  /** Where its stacks are to stand: what exists differs by Region. */
  readonly region: string;
}

export interface CfnLint {
  /** Every error and warning, each as `file: rule path: message`. */
  lint(files: readonly LintedFile[]): Promise<readonly string[]>;
}

interface Match {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

/** AWS's own linter of templates; installed when it is not there. https://github.com/aws-cloudformation/cfn-lint */
export const openCfnLint = async (python: Python): Promise<CfnLint> => {
  const executable = await installPackages(python, 'cfn-lint', REQUIREMENTS);
  const lintIn = async (region: string, files: readonly string[]): Promise<readonly Match[]> => {
    const { stdout } = await runCommand(executable, [
      '-c',
      RUN,
      '--format',
      'json',
      '--non-zero-exit-code',
      'none',
      '--regions',
      region,
      '--',
      ...files,
    ]);
    return JSON.parse(stdout === '' ? '[]' : stdout) as readonly Match[];
  };
  return {
    lint: async (files) => {
      const troubles: string[] = [];
      for (const region of new Set(files.map((each) => each.region))) {
        const inRegion = files.filter((each) => each.region === region).map(({ file }) => file);
        troubles.push(...(await lintIn(region, inRegion)).map(describe));
      }
      return troubles;
    },
  };
};

const describe = ({ Filename, Rule, Location, Message }: Match): string =>
  `${Filename}: ${Rule.Id} ${(Location.Path ?? []).join('/')}: ${Message}`;
