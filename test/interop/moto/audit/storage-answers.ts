import { type Answer, type Call, forward } from '../wire.js';
import type { AuditWorld } from './audit-world.js';

const xml = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(text),
});
const xmlError = (status: number, code: string) =>
  xml(status, `<Error><Code>${code}</Code><Message>${code} of the rig</Message></Error>`);

export async function answerStorage(
  world: AuditWorld,
  call: Call,
  motoUrl: string,
): Promise<Answer | undefined> {
  return (
    (await answerRetention(world, motoUrl, call)) ??
    (await answerListing(world, motoUrl, call)) ??
    answerBuckets(world, call)
  );
}

/** What moto answers to GetObjectRetention is no XML document; its HEAD tells the same. */
async function answerRetention(
  { objectsAreLocked }: AuditWorld,
  motoUrl: string,
  call: Call,
): Promise<Answer | undefined> {
  const [place = '', query = ''] = call.path.split('?');
  if (!/^retention=?(?:&|$)/.test(query)) return undefined;
  const { headers } = await forward(motoUrl, { ...call, method: 'HEAD', path: place });
  const mode = headers['x-amz-object-lock-mode'];
  if (mode === undefined || !objectsAreLocked) return xmlError(404, 'NoSuchObjectLockConfiguration');
  const until = String(headers['x-amz-object-lock-retain-until-date']);
  return xml(
    200,
    `<Retention><Mode>${String(mode)}</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`,
  );
}

/** A listing without what is hidden. */
async function answerListing(
  { hidden }: AuditWorld,
  motoUrl: string,
  call: Call,
): Promise<Answer | undefined> {
  if (!call.path.includes('list-type=2') || hidden.size === 0) return undefined;
  const answer = await forward(motoUrl, call);
  const shows = (key: string) => ![...hidden].some((prefix) => key.startsWith(prefix));
  const text = answer.body
    .toString()
    .replaceAll(
      /<(Contents|CommonPrefixes)>.*?<(?:Key|Prefix)>(.*?)<\/.*?<\/\1>/gs,
      (block, _name, key: string) => (shows(decodeURIComponent(key)) ? block : ''),
    );
  const { 'content-length': _length, ...headers } = answer.headers;
  return { status: answer.status, headers, body: Buffer.from(text) };
}

/** moto decides about a policy without its conditions, and has neither its status nor the owner's condition. */
function answerBuckets(world: AuditWorld, { method, path, headers, body, home }: Call): Answer | undefined {
  const [place = '', query = ''] = path.split('?');
  const bucket = place.split('/')[1] ?? '';
  if (place.startsWith('/v20180820/')) return answerAccountBlock(world, String(headers['x-amz-account-id']));
  const owner = world.bucketOwners.get(bucket);
  if (method === 'HEAD' && owner !== undefined && owner !== home.accountId) return xml(403, '');
  if (/^policyStatus=?(?:&|$)/.test(query)) {
    return xml(200, `<PolicyStatus><IsPublic>${world.bucketIsPublic}</IsPublic></PolicyStatus>`);
  }
  if (/^object-lock=?(?:&|$)/.test(query) && method === 'GET') return answerLock(world, bucket);
  if (/^replication=?(?:&|$)/.test(query)) return answerReplication(world, bucket);
  if (!/^policy=?(?:&|$)/.test(query)) return undefined;
  if (method === 'PUT') {
    world.bucketPolicies.set(bucket, body);
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  }
  const policy = world.bucketPolicies.get(bucket);
  return policy === undefined
    ? xmlError(404, 'NoSuchBucketPolicy')
    : { status: 200, headers: {}, body: policy };
}

/** Of the log bucket only. */
function answerLock({ lock, bucketOwners }: AuditWorld, bucket: string): Answer | undefined {
  if (lock === undefined || !bucketOwners.has(bucket)) return undefined;
  if (lock === 'none') return xmlError(404, 'ObjectLockConfigurationNotFoundError');
  const rule = `<Rule><DefaultRetention><Mode>${lock.mode}</Mode><Days>${lock.days}</Days></DefaultRetention></Rule>`;
  const enabled = '<ObjectLockEnabled>Enabled</ObjectLockEnabled>';
  return xml(200, `<ObjectLockConfiguration>${enabled}${rule}</ObjectLockConfiguration>`);
}

function answerAccountBlock({ accountBlocks }: AuditWorld, accountId: string): Answer {
  const blocks = accountBlocks.get(accountId);
  if (blocks === undefined) return xmlError(404, 'NoSuchPublicAccessBlockConfiguration');
  const names = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
  const fields = names.map((name) => `<${name}>${blocks}</${name}>`).join('');
  return xml(200, `<PublicAccessBlockConfiguration>${fields}</PublicAccessBlockConfiguration>`);
}

function answerReplication({ replication }: AuditWorld, bucket: string): Answer {
  const target = replication.get(bucket);
  if (target === undefined) return xmlError(404, 'ReplicationConfigurationNotFoundError');
  const rule = `<Rule><ID>copy</ID><Status>Enabled</Status><Filter><Prefix></Prefix></Filter><Destination><Bucket>arn:aws:s3:::${target}</Bucket></Destination></Rule>`;
  return xml(200, `<ReplicationConfiguration><Role>copy</Role>${rule}</ReplicationConfiguration>`);
}
