import { createHmac, hash } from 'node:crypto';

/** The keys that a request is signed with. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface GetToSign {
  /** With the port, if it is not the usual one. */
  readonly host: string;
  /** Encoded as it is sent, without the query. */
  readonly path: string;
  /** Encoded and sorted by names, as it is sent. */
  readonly query?: string;
  readonly region: string;
  /** Milliseconds. */
  readonly time: number;
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
  const clock = openClock();
  return ({ host, path, query = '', region, time }, { accessKeyId, secretAccessKey, sessionToken }) => {
    const moment = clock(time);
    const day = moment.slice(0, 8);
    const [token, tokenLine, tokenName] =
      sessionToken === undefined
        ? [{}, '', '']
        : [
            { 'x-amz-security-token': sessionToken },
            `x-amz-security-token:${sessionToken}\n`,
            ';x-amz-security-token',
          ];
    const names = `host;x-amz-content-sha256;x-amz-date${tokenName}`;
    const lines = `host:${host}\nx-amz-content-sha256:${emptyHash}\nx-amz-date:${moment}\n${tokenLine}`;
    const scope = `${day}/${region}/s3/aws4_request`;
    const canonical = hash('sha256', `GET\n${path}\n${query}\n${lines}\n${names}\n${emptyHash}`);
    const signature = createHmac('sha256', keyOf(secretAccessKey, day, region))
      .update(`AWS4-HMAC-SHA256\n${moment}\n${scope}\n${canonical}`)
      .digest('hex');
    return {
      host,
      'x-amz-content-sha256': emptyHash,
      'x-amz-date': moment,
      ...token,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  };
}

/** Writes a time like `20260301T010048Z`, each second once. */
function openClock(): (time: number) => string {
  let written = { second: Number.NaN, text: '' };
  return (time) => {
    const second = Math.floor(time / 1000);
    if (second !== written.second) {
      written = { second, text: new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '') };
    }
    return written.text;
  };
}

function deriveKey(secret: string, day: string, region: string): Buffer {
  return [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secret}`),
  );
}
