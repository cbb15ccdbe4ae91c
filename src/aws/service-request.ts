import { createHash, createHmac } from 'node:crypto';
import type { SigningKeys } from './sign-get.js';

export interface ServiceCall {
  readonly endpointUrl: string;
  /** As credentials are scoped to it: `secretsmanager`. */
  readonly service: string;
  readonly region: string;
  /** `secretsmanager.GetSecretValue` */
  readonly target: string;
  /** JSON. */
  readonly body: string;
  readonly time: Date;
  readonly keys: SigningKeys;
}

export interface ServiceRequest {
  readonly url: string;
  readonly init: {
    readonly method: 'POST';
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
  };
}

/**
 * A call of a service that speaks JSON 1.1, signed with Signature Version 4.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function serviceRequest(call: ServiceCall): ServiceRequest {
  const { endpointUrl, service, region, target, body, time, keys } = call;
  const url = new URL(endpointUrl);
  const moment = time.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const signed: Readonly<Record<string, string>> = {
    'content-type': 'application/x-amz-json-1.1',
    host: url.host,
    'x-amz-date': moment,
    ...(keys.sessionToken !== undefined && { 'x-amz-security-token': keys.sessionToken }),
    'x-amz-target': target,
  };
  const names = Object.keys(signed).join(';');
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`);
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${sha256(body)}`;
  const scope = [moment.slice(0, 8), region, service, 'aws4_request'];
  const toSign = `AWS4-HMAC-SHA256\n${moment}\n${scope.join('/')}\n${sha256(canonical)}`;
  const signature = hmac(scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${keys.secretAccessKey}`)), toSign);
  const { host: _, ...headers } = signed;
  const credential = `Credential=${keys.accessKeyId}/${scope.join('/')}`;
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`;
  return { url: `${url.origin}/`, init: { method: 'POST', body, headers: { ...headers, authorization } } };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
