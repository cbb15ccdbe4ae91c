import { execFile, type ExecFileException } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface CommandOptions {
  readonly cwd?: string;
  readonly timeoutMilliseconds?: number;
  /** The whole environment of the program; that of this process unless told. */
  readonly env?: Readonly<Record<string, string>>;
  /** Kills the program. */
  readonly signal?: AbortSignal;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

const MEGABYTE = 1024 * 1024;

const start = async (
  file: string,
  parameters: readonly string[],
  options: CommandOptions,
): Promise<CommandOutput> =>
  execute(file, parameters, {
    encoding: 'utf8',
    maxBuffer: 256 * MEGABYTE,
    timeout: options.timeoutMilliseconds ?? 600_000,
    killSignal: 'SIGKILL',
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });

/** Runs a program without a shell. An exit code other than 0 throws with what the program last said. */
export const runCommand = async (
  file: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandOutput> => {
  try {
    return await start(file, parameters, options);
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as Partial<CommandOutput>;
    const said = `${stdout}\n${stderr}`.trim().slice(-4000);
    throw new Error(`${file} ${parameters.slice(0, 3).join(' ')} … failed:\n${said}`, { cause });
  }
};

export interface CommandEnd extends CommandOutput {
  /** `undefined` when the program did not end in time and was killed. */
  readonly exitCode: number | undefined;
}

/** As `runCommand`, for programs whose exit code is part of the answer: only one that cannot be run throws. */
export const runToEnd = async (
  file: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<CommandEnd> => {
  try {
    return { ...(await start(file, parameters, options)), exitCode: 0 };
  } catch (cause) {
    const { code, killed, stdout = '', stderr = '' } = cause as Partial<CommandOutput> & ExecFileException;
    if (killed === true) return { stdout, stderr, exitCode: undefined };
    if (typeof code !== 'number') throw cause;
    return { stdout, stderr, exitCode: code };
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
