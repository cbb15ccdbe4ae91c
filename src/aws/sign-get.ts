import { createHash, createHmac } from 'node:crypto';

/** The keys that a request is signed with. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface GetToSign {
  /** With the port, if it is not the usual one. */
  readonly host: string;
  /** Encoded as it is sent, without a query. */
  readonly path: string;
  readonly region: string;
  readonly time: Date;
}

/** SHA-256 of nothing: a GET has no body. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export type GetSigner = (request: GetToSign, keys: SigningKeys) => Readonly<Record<string, string>>;

/**
 * Signs GET requests of S3 with Signature Version 4 and gives the headers to send. The key of a day is
 * derived once. https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function createGetSigner(): GetSigner {
  let derived: { readonly from: string; readonly key: Buffer } | undefined;
  const keyOf = (secret: string, day: string, region: string): Buffer => {
    const from = `${secret} ${day} ${region}`;
    if (derived?.from !== from) derived = { from, key: deriveKey(secret, day, region) };
    return derived.key;
  };
  return ({ host, path, region, time }, { accessKeyId, secretAccessKey, sessionToken }) => {
    const moment = time.toISOString().replace(/[-:]|\.\d{3}/g, '');
    const day = moment.slice(0, 8);
    const signed: Readonly<Record<string, string>> = {
      host,
      'x-amz-content-sha256': emptyHash,
      'x-amz-date': moment,
      ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
    };
    const names = Object.keys(signed).join(';');
    const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
    const canonical = `GET\n${path}\n\n${lines.join('')}\n${names}\n${emptyHash}`;
    const scope = `${day}/${region}/s3/aws4_request`;
    const toSign = `AWS4-HMAC-SHA256\n${moment}\n${scope}\n${sha256(canonical)}`;
    const signature = createHmac('sha256', keyOf(secretAccessKey, day, region))
      .update(toSign)
      .digest('hex');
    const credential = `Credential=${accessKeyId}/${scope}`;
    return {
      ...signed,
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
    };
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function deriveKey(secret: string, day: string, region: string): Buffer {
  return [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
}
