import {
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ExpirationRule } from '../digest/index.js';
import { lookUp, type LookupTrouble } from './lookup.js';

/** What a bucket says of itself, as far as it matters for what is missing in it. */
export interface BucketFacts {
  /** Rules that delete current objects by age and nothing but prefix. */
  readonly expirations: readonly ExpirationRule[];
  /** S3's own clock, to the second. */
  readonly storeTime: Date | undefined;
  /** Why rules are not known. */
  readonly trouble: LookupTrouble | undefined;
}

const action = 's3:GetLifecycleConfiguration';

/**
 * Asks for the lifecycle once; the answer, or the refusal, also tells S3's time.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html
 */
export async function readBucketFacts(client: S3Client, bucket: string): Promise<BucketFacts> {
  const command = new GetBucketLifecycleConfigurationCommand({ Bucket: bucket });
  let storeTime: Date | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      try {
        const result = await next(args);
        storeTime = dateOf(result.response);
        return result;
      } catch (error) {
        storeTime = dateOf((error as { readonly $response?: unknown }).$response);
        throw error;
      }
    },
    { name: 'readDate', step: 'finalizeRequest' },
  );
  const answer = await lookUp(action, () => client.send(command));
  if (answer.kind === 'found')
    return { expirations: (answer.value.Rules ?? []).flatMap(expirationOf), storeTime, trouble: undefined };
  const isAbsent = answer.trouble.detail.includes('NoSuchLifecycleConfiguration');
  return { expirations: [], storeTime, trouble: isAbsent ? undefined : answer.trouble };
}

/** A rule that also looks at tags or sizes says nothing certain of an object that is gone. */
function expirationOf({ Status, Expiration, Filter, Prefix }: LifecycleRule): readonly ExpirationRule[] {
  const days = Expiration?.Days;
  if (Status !== 'Enabled' || days === undefined) return [];
  const narrowed = { ...Filter, ...Filter?.And };
  const isNarrower =
    narrowed.Tag !== undefined ||
    (narrowed.Tags ?? []).length > 0 ||
    narrowed.ObjectSizeGreaterThan !== undefined ||
    narrowed.ObjectSizeLessThan !== undefined;
  return isNarrower ? [] : [{ prefix: narrowed.Prefix ?? Prefix ?? '', days }];
}

function dateOf(response: unknown): Date | undefined {
  const { headers } = (response ?? {}) as { readonly headers?: Readonly<Record<string, string>> };
  const time = Date.parse(headers?.['date'] ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}
