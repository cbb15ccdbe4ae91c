import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { BINARY } from '../../e2e/orgtrail.js';
import type { Python } from '../python-environment.js';
import { type Front, startFront } from './front.js';
import { MOTO_MANAGEMENT, OWN_CREDENTIALS } from './moto-accounts.js';
import { startMoto } from './start-moto.js';

export interface Rig {
  readonly front: Front;
  readonly organizationId: string;
  readonly logArchive: string;
  readonly security: string;
  /** An account without a role. */
  readonly payments: string;
  readonly bucket: string;
  /** Adds sections to the configuration, or takes others in their place. */
  configure(sections: Readonly<Record<string, unknown>>): Promise<void>;
  /** Runs the built binary there. `interruptAt` sends SIGINT as soon as its output has such a line. */
  orgtrail(args: readonly string[], interruptAt?: RegExp): Promise<Ended>;
  stop(): Promise<void>;
}

export interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An organization of four accounts in a moto server, with a configuration file for it. */
export async function startRig(python: Python): Promise<Rig> {
  const moto = await startMoto(python);
  const client = new OrganizationsClient({
    endpoint: moto.url,
    region: 'us-east-1',
    credentials: OWN_CREDENTIALS,
  });
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const organizationId = Organization!.Id!;
  const members: string[] = [];
  for (const AccountName of ['log-archive', 'security', 'payments']) {
    const Email = `${AccountName}@example.com`;
    const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName, Email }));
    members.push(CreateAccountStatus!.AccountId!);
  }
  client.destroy();
  const front = await startFront(moto.url, members);
  const [logArchive, security, payments] = members as [string, string, string];
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-moto-'));
  const accounts = { management: MOTO_MANAGEMENT, logArchive, security };
  const destinations = [{ kind: 'email', name: 'team', address: 'security@example.com' }];
  const configuration = {
    organization: { id: organizationId },
    accounts,
    trail: { homeRegion: 'us-east-1' },
    regions: ['us-east-1', 'eu-west-1'],
    alerts: { destinations },
  };
  const configure = (sections: Readonly<Record<string, unknown>>) =>
    writeFile(join(folder, 'orgtrail.yaml'), JSON.stringify({ ...configuration, ...sections }));
  await configure({});
  return {
    front,
    organizationId,
    logArchive,
    security,
    payments,
    bucket: `orgtrail-${logArchive}`,
    configure,
    orgtrail: (args, interruptAt) => run(args, folder, front.url, interruptAt),
    stop: async () => {
      await front.stop();
      moto.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(
  args: readonly string[],
  cwd: string,
  endpoint: string,
  interruptAt?: RegExp,
): Promise<Ended> {
  const child = spawn(process.execPath, [BINARY, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: OWN_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: OWN_CREDENTIALS.secretAccessKey,
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  const interruption = { sent: false };
  child.stdout.on('data', (data: Buffer) => {
    said.stdout += data.toString();
    if (interruption.sent || interruptAt?.test(said.stdout) !== true) return;
    interruption.sent = true;
    child.kill('SIGINT');
  });
  child.stderr.on('data', (data: Buffer) => {
    said.stderr += data.toString();
  });
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, ...said };
}
