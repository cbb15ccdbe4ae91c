import { fileURLToPath } from 'node:url';

import { findPython, installPackages, type Python } from '../python-environment.js';
import { runCommand, runToEnd } from '../run-command.js';
import type { ToolSearch } from '../tool-search.js';
import { type CliVerdict, readCliVerdict } from './validate-logs-output.js';

export interface AwsCli {
  /** `aws-cli/1.46.3`. */
  readonly version: string;
  /** `aws cloudtrail validate-logs` for one account and Region of an organization trail. */
  validateLogs(request: ValidateLogsRequest): Promise<CliVerdict>;
}

export interface ValidateLogsRequest {
  readonly endpoints: AwsEndpoints;
  readonly trailArn: string;
  readonly accountId: string;
  readonly region: string;
  /** ISO 8601 in UTC; the CLI drops any other offset. */
  readonly from: string;
  readonly to: string;
  /** Then the CLI is killed, and its verdict is that it does not end. */
  readonly limitSeconds?: number;
}

/** URLs of what stands in for AWS. */
export interface AwsEndpoints {
  readonly s3: string;
  /** CloudTrail and Organizations. */
  readonly controlPlane: string;
}

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** Looks for what the AWS CLI needs; downloads nothing. */
export const findAwsCli = async (): Promise<ToolSearch<Python>> => findPython('The AWS CLI');

/** The AWS CLI as published, installed when it is not there. */
export async function openAwsCli(python: Python): Promise<AwsCli> {
  const executable = await installPackages(python, 'aws-cli', REQUIREMENTS);
  const { stdout } = await runCommand(executable, ['-m', 'awscli', '--version'], { env: environment() });
  return {
    version: stdout.split(' ', 1)[0] ?? '',
    validateLogs: async (request) => {
      const options = {
        env: environment(request.endpoints),
        timeoutMilliseconds: (request.limitSeconds ?? 110) * 1000,
      };
      return readCliVerdict(await runToEnd(executable, validateLogsCommand(request), options));
    },
  };
}

/** The arguments of Python. */
const validateLogsCommand = (request: ValidateLogsRequest): readonly string[] => {
  const options = {
    '--trail-arn': request.trailArn,
    '--account-id': request.accountId,
    '--region': request.region,
    '--start-time': request.from,
    '--end-time': request.to,
  };
  return ['-m', 'awscli', 'cloudtrail', 'validate-logs', '--verbose', ...Object.entries(options).flat()];
};

/** Nothing of the user's own configuration, and no way out of this machine. */
function environment(endpoints?: AwsEndpoints): Readonly<Record<string, string>> {
  const nowhere = 'http://127.0.0.1:1';
  return {
    PATH: process.env['PATH'] ?? '',
    PYTHONUTF8: '1',
    AWS_ACCESS_KEY_ID: 'example',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: nowhere,
    AWS_ENDPOINT_URL_S3: endpoints?.s3 ?? nowhere,
    AWS_ENDPOINT_URL_CLOUDTRAIL: endpoints?.controlPlane ?? nowhere,
    AWS_ENDPOINT_URL_ORGANIZATIONS: endpoints?.controlPlane ?? nowhere,
  };
}
