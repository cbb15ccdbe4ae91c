import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { Answer, DeleteMarkers } from '../../audit/index.js';
import { known } from './ask.js';
import type { ListedBucket } from './bucket-listing.js';

const MOST_KEYS = 100;
const MOST_PAGES = 5;

interface Markers {
  readonly keys: readonly string[];
  readonly truncated: boolean;
}

/** Keys below the prefixes that their newest version hides; a look at a sample and not at the whole bucket. */
export async function collectDeleteMarkers(
  bucket: ListedBucket,
  prefixes: readonly string[],
): Promise<Answer<DeleteMarkers>> {
  const keys: string[] = [];
  let truncated = false;
  for (const prefix of prefixes) {
    const answer = await markersBelow(bucket, prefix);
    if (answer.kind === 'unknown') return answer;
    keys.push(...answer.value.keys);
    truncated ||= answer.value.truncated;
  }
  return known({ prefixes, keys: keys.slice(0, MOST_KEYS), truncated: truncated || keys.length > MOST_KEYS });
}

async function markersBelow(
  { session, region, name }: ListedBucket,
  Prefix: string,
): Promise<Answer<Markers>> {
  const keys: string[] = [];
  let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const input = { Bucket: name, Prefix, ...markers };
    const answer = await session.ask('s3:ListObjectVersions', region, (client, options) =>
      client.send(new ListObjectVersionsCommand(input), options),
    );
    if (answer.kind === 'unknown') return answer;
    const { DeleteMarkers, IsTruncated, NextKeyMarker, NextVersionIdMarker } = answer.value;
    for (const { IsLatest, Key } of DeleteMarkers ?? []) {
      if (IsLatest === true && Key !== undefined) keys.push(Key);
    }
    if (IsTruncated !== true) return known({ keys, truncated: false });
    markers = { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker };
  }
  return known({ keys, truncated: true });
}
