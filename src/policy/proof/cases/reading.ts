import { ask, askEach } from '../ask.js';
import type { ProofCase } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';
import { ONLY_RESOURCE_POLICY } from '../situation.js';

/** Who may see the logs and put files among them. */
export function readingCases(world: ProofWorld): readonly ProofCase[] {
  return [...transport(world), ...forgeries(world), ...strangers(world), ...decryption(world)];
}

function transport({ actors, targets }: ProofWorld): readonly ProofCase[] {
  const plain = { context: { 'aws:SecureTransport': 'false' }, variant: 'over plain HTTP' };
  const old = { context: { 's3:TlsVersion': '1.1' }, variant: 'over TLS 1.1' };
  return [plain, old].flatMap((circumstances) => [
    ask(actors.auditor, 's3:GetObject', targets.logFile, 'denied', circumstances),
    ask(actors.auditor, 's3:ListBucket', targets.bucket, 'denied', circumstances),
  ]);
}

/** A second version of a log hides the real one from everybody who does not ask for versions. */
function forgeries({ actors, targets }: ProofWorld): readonly ProofCase[] {
  const inside = [actors.logAdmin, actors.logRoot, actors.auditorAdmin, ...actors.storeDeployers];
  const outside = [actors.managementAdmin, actors.memberAdmin, actors.outsider, actors.anonymous];
  const put = ['s3:PutObject'];
  return [
    ...askEach([...inside, ...actors.breakGlass, ...outside], put, targets.logFile, 'denied'),
    ...askEach([actors.logAdmin, actors.memberAdmin, actors.anonymous], put, targets.logFile, 'denied', {
      situation: ONLY_RESOURCE_POLICY,
    }),
  ];
}

function strangers({ actors, targets }: ProofWorld): readonly ProofCase[] {
  const { outsider, anonymous, memberAdmin, managementAdmin } = actors;
  const everybody = [outsider, anonymous, memberAdmin, managementAdmin];
  const opened = { situation: ONLY_RESOURCE_POLICY };
  return [
    ...askEach(everybody, ['s3:GetObject'], targets.logFile, 'denied'),
    ...askEach(everybody, ['s3:ListBucket'], targets.bucket, 'denied'),
    ...askEach([outsider, anonymous], ['s3:GetObject'], targets.logFile, 'denied', opened),
    ...askEach([outsider, anonymous], ['s3:ListBucket'], targets.bucket, 'denied', opened),
  ];
}

/** Whoever reads an object without its key reads nothing. */
function decryption({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const context = { 'kms:ViaService': `s3.${input.bucketRegion}.${dnsSuffix(input.partition)}` };
  const others = [
    actors.logAdmin,
    actors.logRoot,
    actors.logAccessRole,
    actors.reader,
    actors.memberAdmin,
    actors.managementAdmin,
    actors.outsider,
    ...actors.breakGlass,
  ];
  return [
    ask(actors.auditor, 'kms:Decrypt', targets.key, 'allowed', { context, variant: 'through S3' }),
    ask(actors.auditor, 'kms:Decrypt', targets.key, 'denied', { variant: 'directly' }),
    ...askEach(others, ['kms:Decrypt'], targets.key, 'denied', { context, variant: 'through S3' }),
    ...askEach(actors.logAdmin, ['kms:Encrypt', 'kms:GenerateDataKey'], targets.key, 'denied'),
  ];
}

export function dnsSuffix(partition: string): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
