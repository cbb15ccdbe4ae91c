import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onBus, openRuleFolder } from '../../src/sigma/index.js';
import { readRuleEvents } from '../../src/cli/rules/read-rule-events.js';
import { startMatcher, type StartedMatcher, synthesizeMatcher } from './matcher/start-matcher.js';
import { openSurroundings, type Surroundings } from './matcher/surroundings.js';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const SECRET = 'arn:aws:secretsmanager:us-east-1:333333333333:secret:';
const secretOf = (name: string) => ({ secret: `${SECRET}${name}` });

const CONFIGURATION = {
  organization: { id: 'o-exampleorgid' },
  accounts: {
    management: '111111111111',
    logArchive: '222222222222',
    security: '333333333333',
    members: [{ id: '444444444444', name: 'shop', unit: 'Root/Production' }],
  },
  trail: { homeRegion: 'us-east-1' },
  alerts: {
    destinations: [
      { kind: 'email', name: 'team', address: 'team@example.com' },
      { kind: 'email', name: 'shop', address: 'shop@example.com' },
      { kind: 'sqs', name: 'archive', queueArn: 'arn:aws:sqs:us-east-1:000000000000:alerts' },
      { kind: 'webhook', name: 'pager', url: secretOf('pager'), signingSecret: secretOf('pager-key') },
      { kind: 'slack', name: 'chat', url: secretOf('chat') },
    ],
    routes: [
      { accounts: ['444444444444'], to: ['shop'] },
      { minimumLevel: 'critical', to: ['team', 'archive', 'pager', 'chat'] },
      { to: ['archive'] },
    ],
  },
  detection: {
    suppressions: [{ rule: 'trl-02', reason: 'the trail of a trial', until: '2999-01-01' }],
  },
};

const pack = await openRuleFolder([]);
const events = await readRuleEvents(pack.files);
const firstOf = (rule: string): Record<string, unknown> =>
  structuredClone(
    events.find(({ ruleId }) => ruleId === rule)!.cases.find(({ expected }) => expected)!.event,
  ) as Record<string, unknown>;

let around: Surroundings;
let code: string;
let runs = 0;
const started: StartedMatcher[] = [];

beforeEach(async () => {
  around = await openSurroundings(['team', 'shop']);
  code ??= await synthesizeMatcher(join(folder, `run-${(runs += 1)}`), CONFIGURATION);
  around.secrets.set(`${SECRET}pager`, { text: `${around.webhookUrl}/pager/token-abc` });
  around.secrets.set(`${SECRET}pager-key`, { text: 'signing-secret' });
  around.secrets.set(`${SECRET}chat`, { text: `${around.webhookUrl}/chat/token-def` });
});
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
  await around.close();
});

const coldStart = (): StartedMatcher => {
  const matcher = startMatcher(code, around.environment);
  started.push(matcher);
  return matcher;
};
const pathsOf = (): readonly string[] => around.posts.map(({ path }) => path).sort();
const idOf = (text: string | undefined): string => (JSON.parse(text!) as { readonly id: string }).id;
/** fauxqs leaves a message for each protocol as it was published. */
const mailed = async (name: string): Promise<readonly string[]> =>
  (await around.take(`mail-${name}`)).map((text) => (JSON.parse(text) as { readonly email: string }).email);

describe('the function of the hub, as synth bundles it', () => {
  it('needs nothing but Node, and is the same bytes again', async () => {
    const text = await readFile(join(code, 'matcher.mjs'), 'utf8');
    const imports = [...text.matchAll(/\bimport\b[^"';]{0,200}?\bfrom ?"([^"]+)"/g)].map(([, name]) => name!);
    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(text).not.toContain('duckdb');
    await orgtrail(['synth', '--out', 'again'], { cwd: join(code, '..') });
    const [first, second] = await Promise.all(
      ['out', 'again'].map((each) => readFile(join(code, '..', each, 'security', 'matcher.zip'))),
    );
    expect(first!.equals(second!)).toBe(true);
    expect(first!.length).toBeLessThan(2_000_000);
  });

  it('tells each destination of a route once, of what a rule matches', async () => {
    const matcher = coldStart();
    expect(await matcher.call(onBus(firstOf('trl-01')))).toEqual({ kind: 'done' });
    const [mail, archived] = [await mailed('team'), await around.take('alerts')];
    expect([mail.length, archived.length]).toEqual([1, 1]);
    expect(await mailed('shop')).toEqual([]);
    expect(pathsOf()).toEqual(['/chat/token-def', '/pager/token-abc']);
    const document = JSON.parse(archived[0]!) as Record<string, unknown>;
    expect(document).toMatchObject({
      schema: 'orgtrail.alert/1',
      ruleId: 'trl-01',
      level: 'critical',
      action: 'cloudtrail:StopLogging',
    });
    const pager = around.posts.find(({ path }) => path.startsWith('/pager'))!;
    expect(JSON.parse(pager.body)).toEqual(document);
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
      String(pager.headers['x-orgtrail-signature']),
    )!;
    const expected = createHmac('sha256', 'signing-secret').update(`${seconds}.${pager.body}`).digest('hex');
    expect(signature).toBe(expected);
  });

  it('goes by account, unit and level, and keeps silent about what is suppressed or matches nothing', async () => {
    const matcher = coldStart();
    const ofShop = { ...firstOf('trl-01'), recipientAccountId: '444444444444' };
    await matcher.call(onBus(ofShop));
    expect(await mailed('shop')).toEqual([expect.stringMatching(/^critical: .* \(shop\)\n/)]);
    expect(await mailed('team')).toEqual([]);
    await matcher.call(onBus(firstOf('net-01')));
    expect((await around.take('alerts')).map(idOf)).toEqual([expect.stringMatching(/^net-01\//)]);
    const suppressed = await matcher.call(onBus(firstOf('trl-02')));
    const quiet = await matcher.call(onBus({ eventSource: 'ec2.amazonaws.com', eventName: 'RunInstances' }));
    expect([suppressed, quiet]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect([await around.take('alerts'), around.posts]).toEqual([[], []]);
  });

  it('is called again for a destination that was down, and tells nobody twice', async () => {
    const matcher = coldStart();
    around.answers.set('/pager/token-abc', [503, 503, 503]);
    const event = onBus(firstOf('trl-01'));
    expect(await matcher.call(event)).toEqual({
      kind: 'threw',
      message: '1 of 1 alert still to be told: pager',
    });
    expect(matcher.log()).toContain('"message":"undelivered","sink":"pager"');
    expect(await matcher.call(event)).toEqual({ kind: 'done' });
    expect(await matcher.call(event)).toEqual({ kind: 'done' });
    expect((await around.take('alerts')).length).toBe(1);
    expect((await mailed('team')).length).toBe(1);
    expect(pathsOf()).toEqual(['/chat/token-def', ...Array(4).fill('/pager/token-abc')]);
  });

  it('gives the same event the same id after a cold start, so that a repeat can be told', async () => {
    for (const matcher of [coldStart(), coldStart()]) await matcher.call(onBus(firstOf('trl-01')));
    const [first, second] = (await around.take('alerts')).map(idOf);
    expect(first).toBe(second);
  });

  it('reads each secret once, and none for an event that nothing matches', async () => {
    const matcher = coldStart();
    await matcher.call(onBus({ eventName: 'RunInstances' }));
    expect(around.asked).toEqual([]);
    await matcher.call(onBus(firstOf('trl-01')));
    await matcher.call(onBus({ ...firstOf('trl-01'), eventID: 'another' }));
    expect([...around.asked].sort()).toEqual(
      ['chat', 'pager', 'pager-key'].map((name) => `${SECRET}${name}`),
    );
  });

  it('writes no secret to its log or its dead letters, and lets a bad one silence nobody else', async () => {
    const matcher = coldStart();
    around.secrets.set(`${SECRET}pager`, { text: 'hunter2 is not an address' });
    expect(await matcher.call(onBus(firstOf('trl-01')))).toEqual({ kind: 'done' });
    expect((await around.take('alerts')).length).toBe(1);
    expect(pathsOf()).toEqual(['/chat/token-def']);
    const dead = await around.take('dead-letters');
    expect(dead.map((text) => JSON.parse(text) as unknown)).toEqual([
      {
        schema: 'orgtrail.dead-letter/1',
        sink: 'pager',
        reason: 'its address is not an https:// URL',
        alert: expect.objectContaining({ ruleId: 'trl-01' }),
      },
    ]);
    expect(`${matcher.log()}${dead.join('')}`).not.toMatch(/hunter2|signing-secret|token-|key-of-the-role/);
  });

  it('tries again with a secret that could not be read at the time, and gives one up that is not there', async () => {
    const matcher = coldStart();
    around.secrets.set(`${SECRET}pager`, { error: 'ThrottlingException' });
    around.secrets.delete(`${SECRET}chat`);
    expect(await matcher.call(onBus(firstOf('trl-01')))).toMatchObject({ kind: 'threw' });
    around.secrets.set(`${SECRET}pager`, { text: `${around.webhookUrl}/pager/token-abc` });
    around.secrets.set(`${SECRET}chat`, { text: `${around.webhookUrl}/chat/token-def` });
    expect(await matcher.call(onBus(firstOf('trl-01')))).toEqual({ kind: 'done' });
    expect(pathsOf()).toEqual(['/chat/token-def', '/pager/token-abc']);
    expect((await around.take('dead-letters'))[0]).toContain('ResourceNotFoundException');
  });

  it('tells of a hostile event in bounds, without a control character and without breaking', async () => {
    const matcher = coldStart();
    let deep: unknown = 'deep';
    for (let level = 0; level < 2_000; level++) deep = { deep };
    const hostile = {
      ...firstOf('trl-01'),
      ...(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}') as object),
      userAgent: 'x'.repeat(1_000_000),
      sourceIPAddress: '\u001b]0;title\u0007=HYPERLINK("x") <!channel>\u202e',
      eventID: "'; drop table cloudtrail_events --",
      userIdentity: { type: 'IAMUser', arn: '\u001b[2J\ud800`$(reboot)`\n\nhigh: forged', deep },
    };
    expect(await matcher.call(onBus(hostile))).toEqual({ kind: 'done' });
    const [mail, archived] = [await mailed('team'), await around.take('alerts')];
    const texts = [...mail, ...archived, ...around.posts.map(({ body }) => body)];
    expect(texts).toHaveLength(4);
    for (const text of [...archived, ...around.posts.map(({ body }) => body)]) JSON.parse(text);
    for (const text of texts) {
      expect(text.length).toBeLessThan(30_000);
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    }
    expect(around.posts.find(({ path }) => path.startsWith('/chat'))!.body).not.toContain('<!channel>');
    expect((JSON.parse(archived[0]!) as { readonly more: string }).more).not.toContain('drop table');
  });

  it('throws at an event without a record, so that it lies where somebody sees it', async () => {
    expect(await coldStart().call({ source: 'aws.cloudtrail' })).toEqual({
      kind: 'threw',
      message: 'an event without a record of CloudTrail',
    });
  });
});
