import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface CommandOptions {
  readonly cwd?: string;
  readonly timeoutMilliseconds?: number;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

const MEGABYTE = 1024 * 1024;

/** Runs a program without a shell. An exit code other than 0 throws with what the program last said. */
export const runCommand = async (
  file: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandOutput> => {
  try {
    return await execute(file, parameters, {
      encoding: 'utf8',
      maxBuffer: 256 * MEGABYTE,
      timeout: options.timeoutMilliseconds ?? 600_000,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as Partial<CommandOutput>;
    const said = `${stdout}\n${stderr}`.trim().slice(-4000);
    throw new Error(`${file} ${parameters.slice(0, 3).join(' ')} … failed:\n${said}`, { cause });
  }
};

/** What the program printed, or `undefined` where it is not installed or does not work. */
export const tryCommand = async (
  file: string,
  parameters: readonly string[],
): Promise<CommandOutput | undefined> => {
  try {
    return await runCommand(file, parameters, { timeoutMilliseconds: 60_000 });
  } catch {
    return undefined;
  }
};
