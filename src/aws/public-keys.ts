import type { CloudTrailClient, PublicKey as ListedKey } from '@aws-sdk/client-cloudtrail';
import type { Region } from '../cloudtrail/index.js';
import type { PublicKey, PublicKeySource, PublicKeysResult } from '../digest/index.js';
import { requestOptions, serviceConfig, type ServiceOptions } from './client-settings.js';
import { lookUpAll } from './lookup.js';

export interface LivePublicKeys extends PublicKeySource {
  /** Gives connections back. */
  close(): void;
}

interface Asked {
  readonly from: number;
  readonly to: number;
  readonly result: Promise<PublicKeysResult>;
}

/**
 * The public keys as each Region's CloudTrail hands them out to any account that has the Region enabled.
 * A Region is asked once for a range; a refusal, an endpoint out of reach and an answer that is no
 * list of keys are `unavailable`, each for its Region alone. Nothing is sent before the first call.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html
 */
export function openLivePublicKeys(options: ServiceOptions = {}): LivePublicKeys {
  const clients = new Map<string, Promise<CloudTrailClient>>();
  const known = new Map<string, Asked[]>();
  const clientFor = (region: Region) => {
    const client = clients.get(region) ?? openClient(region, options);
    clients.set(region, client);
    return client;
  };
  return {
    origin: originOf(options),
    async keysFor(region, from, to) {
      const asked = known.get(region) ?? [];
      known.set(region, asked);
      const covering = asked.find((each) => each.from <= from.getTime() && each.to >= to.getTime());
      if (covering !== undefined) return covering.result;
      const one = {
        from: from.getTime(),
        to: to.getTime(),
        result: listKeys(clientFor, region, from, to, options),
      };
      asked.push(one);
      return forgetFailure(asked, one);
    },
    close() {
      for (const client of clients.values()) client.then((open) => open.destroy()).catch(() => undefined);
    },
  };
}

/** What was denied or throttled once may be had the next time. */
async function forgetFailure(asked: Asked[], one: Asked): Promise<PublicKeysResult> {
  const forget = () => void asked.splice(asked.indexOf(one), 1);
  try {
    const result = await one.result;
    if (result.kind === 'unavailable') forget();
    return result;
  } catch (error) {
    forget();
    throw error;
  }
}

async function openClient(region: Region, options: ServiceOptions): Promise<CloudTrailClient> {
  const { CloudTrailClient } = await import('@aws-sdk/client-cloudtrail');
  return new CloudTrailClient({ ...serviceConfig(options), region });
}

async function listKeys(
  clientFor: (region: Region) => Promise<CloudTrailClient>,
  region: Region,
  from: Date,
  to: Date,
  options: ServiceOptions,
): Promise<PublicKeysResult> {
  const { ListPublicKeysCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = await clientFor(region);
  const { items, trouble } = await lookUpAll('cloudtrail:ListPublicKeys', async (NextToken) => {
    const command = new ListPublicKeysCommand({ StartTime: from, EndTime: to, NextToken });
    const answer = await client.send(command, requestOptions(options));
    return { items: answer.PublicKeyList, nextToken: answer.NextToken };
  });
  if (trouble !== undefined) return unavailable(`${trouble.action} in ${region}: ${trouble.detail}`);
  const keys = items.map(readKey);
  return keys.every((key) => key !== undefined)
    ? { kind: 'keys', keys }
    : unavailable(`cloudtrail:ListPublicKeys in ${region} answered with an incomplete key`);
}

function unavailable(detail: string): PublicKeysResult {
  return { kind: 'unavailable', detail };
}

/** Whether the fingerprint is that of the bytes is for those to check who use the key. */
function readKey({
  Value,
  Fingerprint,
  ValidityStartTime,
  ValidityEndTime,
}: ListedKey): PublicKey | undefined {
  if (Value === undefined || Fingerprint === undefined) return undefined;
  if (ValidityStartTime === undefined || ValidityEndTime === undefined) return undefined;
  return { fingerprint: Fingerprint, der: Value, validFrom: ValidityStartTime, validTo: ValidityEndTime };
}

/** For the report: whoever stands behind another endpoint is who the keys have to be trusted to. */
function originOf({ endpointUrl, profile }: ServiceOptions): string {
  const endpoint =
    endpointUrl ?? process.env['AWS_ENDPOINT_URL_CLOUDTRAIL'] ?? process.env['AWS_ENDPOINT_URL'];
  const at = endpoint === undefined || endpoint === '' ? '' : ` at ${endpoint}`;
  const as = profile === undefined ? '' : ` as the profile ${profile}`;
  return `cloudtrail:ListPublicKeys${at}${as}`;
}
