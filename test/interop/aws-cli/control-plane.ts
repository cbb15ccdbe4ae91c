import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { OrganizationDescription } from '../../../src/organization/index.js';

/** A key as `aws cloudtrail list-public-keys` prints it. */
export interface PublicKey {
  /** DER in Base64. */
  readonly Value: string;
  readonly ValidityStartTime: string;
  readonly ValidityEndTime: string;
  readonly Fingerprint: string;
}

/** By Region. */
export type PublicKeys = Readonly<Record<string, { readonly PublicKeyList: readonly PublicKey[] }>>;

export interface ControlPlaneOptions {
  readonly organization: OrganizationDescription;
  readonly publicKeys: PublicKeys;
}

/** CloudTrail's and Organizations' answers about one organization trail, over HTTP. */
export interface ControlPlane {
  readonly url: string;
  /** `Region operation` of every request, in order. */
  readonly requests: string[];
  stop(): Promise<void>;
}

export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const requests: string[] = [];
  const server = createServer((message, response) => {
    answer(options, message, requests).then(
      ({ status, document }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(document));
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, stop: async () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

interface Answer {
  readonly status: number;
  readonly document: unknown;
}

/** Both services speak JSON 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
async function answer(
  options: ControlPlaneOptions,
  message: IncomingMessage,
  requests: string[],
): Promise<Answer> {
  const operation = String(message.headers['x-amz-target']).split('.').at(-1) ?? '';
  const region = signedRegion(message);
  requests.push(`${region} ${operation}`);
  const input = JSON.parse((await readAll(message)) || '{}') as Record<string, unknown>;
  switch (operation) {
    case 'ListPublicKeys':
      return ok({ PublicKeyList: keysBetween(options.publicKeys, region, input) });
    case 'DescribeTrails':
      return ok({ trailList: [describeTrail(options.organization)] });
    case 'DescribeOrganization':
      return ok({ Organization: describeOrganization(options.organization) });
    default:
      return { status: 400, document: { __type: 'UnknownOperationException' } };
  }
}

const ok = (document: unknown): Answer => ({ status: 200, document });

const signedRegion = ({ headers }: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** JSON 1.1 writes times as seconds since 1970. */
function keysBetween(keys: PublicKeys, region: string, input: Readonly<Record<string, unknown>>) {
  const now = Date.now() / 1000;
  const start = Number(input['StartTime'] ?? now);
  const end = Number(input['EndTime'] ?? now);
  return (keys[region]?.PublicKeyList ?? [])
    .map((key) => ({
      ...key,
      ValidityStartTime: Date.parse(key.ValidityStartTime) / 1000,
      ValidityEndTime: Date.parse(key.ValidityEndTime) / 1000,
    }))
    .filter((key) => key.ValidityStartTime <= end && start <= key.ValidityEndTime);
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html */
const describeTrail = ({ trail }: OrganizationDescription) => ({
  Name: trail.name,
  S3BucketName: trail.bucket,
  ...(trail.prefix === '' ? {} : { S3KeyPrefix: trail.prefix }),
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  HomeRegion: trail.homeRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: true,
  HasCustomEventSelectors: false,
  HasInsightSelectors: false,
  IsOrganizationTrail: true,
});

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const describeOrganization = ({ organizationId, managementAccountId }: OrganizationDescription) => ({
  Id: organizationId,
  Arn: `arn:aws:organizations::${managementAccountId}:organization/${organizationId}`,
  FeatureSet: 'ALL',
  MasterAccountArn: `arn:aws:organizations::${managementAccountId}:account/${organizationId}/${managementAccountId}`,
  MasterAccountId: managementAccountId,
});
