import { ListObjectsV2Command, type ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import type { Answer } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import type { Session } from './session.js';

/** A bucket, and who may list it. */
export interface ListedBucket {
  readonly session: Session;
  readonly region: Region;
  readonly name: string;
}

/** The folders right below a prefix, each with a `/` at its end. */
export async function foldersBelow(
  { session, region, name }: ListedBucket,
  Prefix: string,
): Promise<Answer<readonly string[]>> {
  return session.askAll('s3:ListObjectsV2', region, async (client, options, ContinuationToken) => {
    const command = new ListObjectsV2Command({ Bucket: name, Prefix, Delimiter: '/', ContinuationToken });
    const page = await client.send(command, options);
    return {
      items: page.CommonPrefixes?.flatMap(({ Prefix: folder }) => folder ?? []),
      nextToken: page.NextContinuationToken,
    };
  });
}

/** Pages of 1,000 keys that are gone through for the last key of a prefix. */
const MOST_PAGES = 20;

/**
 * The last key below a prefix that comes after another key; null when there is none. Keys of log files and digests
 * sort by the time of their delivery.
 */
export async function lastKeyAfter(
  { session, region, name }: ListedBucket,
  Prefix: string,
  startAfter: string,
): Promise<Answer<string | null>> {
  let last: string | null = null;
  let after = startAfter;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const input = { Bucket: name, Prefix, StartAfter: after };
    const answer: Answer<ListObjectsV2CommandOutput> = await session.ask(
      's3:ListObjectsV2',
      region,
      (client, options) => client.send(new ListObjectsV2Command(input), options),
    );
    if (answer.kind === 'unknown') return answer;
    last = answer.value.Contents?.at(-1)?.Key ?? last;
    if (answer.value.IsTruncated !== true || last === null) break;
    after = last;
  }
  return known(last);
}
