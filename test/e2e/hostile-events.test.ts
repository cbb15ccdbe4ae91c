import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orgtrail, temporaryFolder } from './orgtrail.js';

/** Texts that do harm where somebody forgets that they are texts. */
const HOSTILE = {
  'colours of a terminal': '\u001b[31mred\u001b[0m',
  'a title of a terminal': '\u001b]0;owned\u0007',
  'controls of eight bits': '\u009b31mred\u0085',
  'line breaks': 'one\r\ntwo\ntlow: nothing found',
  'a zero and a backspace': 'a\u0000b\u0008c',
  'a change of direction': 'user\u202egpj.exe\u2066',
  'half a character': 'half \ud83d',
  'a page': '<script>alert(document.domain)</script><img src=x onerror="alert(1)">&amp;',
  'a formula': '=HYPERLINK("http://198.51.100.9","ok")',
  'another formula': "@SUM(1+1)*cmd|' /C calc'!A0",
  'a command': '$(touch /tmp/owned); `id` && "x"',
  'the end of a literal': "'; DROP TABLE findings; --",
  'a call of everybody': '<!channel> *bold* <http://198.51.100.9|click> `code`',
  'a prototype': '__proto__',
  'a long text': 'x'.repeat(1_000_000),
} as const;

const names = Object.keys(HOSTILE) as readonly (keyof typeof HOSTILE)[];

/** Everything that a terminal obeys: C0 but the line feed, C1, format characters, halves of pairs. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const folder = await temporaryFolder();
const received: { readonly path: string; readonly body: string }[] = [];
let server: Server;

/** A record that the rule matches, with the text wherever a record has a text of somebody else's. */
function recordOf(hostile: string, at: number): object {
  // CloudTrail cuts what is long elsewhere; two fields show what a megabyte does.
  const text = hostile.slice(0, 10_000);
  return {
    eventVersion: text,
    eventID: at % 2 === 0 ? text : `event-${at}`,
    eventTime: `2026-03-01T10:00:${String(at).padStart(2, '0')}Z`,
    eventSource: text,
    eventName: 'DeleteTrail',
    eventType: text,
    awsRegion: text,
    sourceIPAddress: hostile,
    userAgent: text,
    errorCode: text,
    errorMessage: text,
    recipientAccountId: text,
    requestID: text,
    userIdentity: { type: text, arn: hostile, principalId: text, accountId: text, accessKeyId: text },
    requestParameters: JSON.parse(`{"name":${JSON.stringify(text)},"__proto__":{"polluted":true}}`),
    responseElements: { [text.slice(0, 100)]: text },
    constructor: text,
  };
}

/** Parquet holds UTF-8, in which there is no half of a pair: ingest names such a record as one that it cannot store. */
const STORABLE = names.filter((name) => name !== 'half a character');

async function writeLog(path: string, some: typeof names): Promise<void> {
  const records = some.map((name) => recordOf(HOSTILE[name], names.indexOf(name)));
  await mkdir(path);
  await writeFile(join(path, 'log.json.gz'), gzipSync(JSON.stringify({ Records: records })));
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString() });
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const logs = join(folder, 'logs');
  await writeLog(logs, names);
  await writeLog(join(folder, 'storable'), STORABLE);
  await writeFile(
    join(folder, 'rule.yml'),
    `title: Trail deleted
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: DeleteTrail, requestParameters.name|exists: true, userAgent|contains: '*' }
  condition: selection
`,
  );
  await writeFile(
    join(folder, 'orgtrail.yaml'),
    `organization: { id: o-exampleorgid }
accounts: { management: "111111111111", logArchive: "222222222222", security: "333333333333" }
trail: { name: org-trail, homeRegion: us-east-1 }
realTime: { mode: none }
alerts:
  destinations:
    - { kind: webhook, name: hook, url: { environment: HOOK } }
    - { kind: slack, name: chat, url: { environment: CHAT } }
`,
  );
}, 60_000);
afterAll(() => void server.close());

const RULE = ['--rules', 'rule.yml', '--rule', 'rule', '--config', 'orgtrail.yaml'];

async function run(...args: readonly string[]) {
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { HOOK: `${at}/hook`, CHAT: `${at}/chat` };
  const finished = await orgtrail(args, { cwd: folder, env });
  expect(finished.stderr).not.toContain('this is a bug');
  return finished;
}

/** What a terminal would obey in a text that is printed, line feeds aside. */
function obeyed(text: string): readonly string[] {
  return (text.match(OBEYED) ?? []).filter((each) => each !== '\n');
}

interface Found {
  readonly eventId: string;
  readonly eventTime: string;
  readonly principal: string;
  readonly sourceIpAddress: string;
  readonly matched: Readonly<Record<string, string>>;
}

describe('hostile texts in every field of an event', () => {
  let logs: Awaited<ReturnType<typeof run>>;
  let document: { readonly findings: readonly Found[] };
  beforeAll(async () => {
    logs = await run('detect', 'logs', ...RULE);
    document = JSON.parse((await run('detect', 'logs', ...RULE, '--json')).stdout);
  }, 60_000);

  it('are all found, and none of them is obeyed by a terminal', () => {
    expect(logs.exit).toBe(1);
    expect(logs.stdout).toMatch(new RegExp(`^${names.length} high in ${names.length} events`));
    expect(obeyed(logs.stdout)).toEqual([]);
    // A line break in a name starts no line of its own.
    expect(logs.stdout.split('\n').filter((line) => line.startsWith('tlow:'))).toEqual([]);
  });

  it('are cut where a screen would end', () => {
    expect(Math.max(...logs.stdout.split('\n').map((line) => line.length))).toBeLessThan(10_000);
  });

  it.each(names.map((name, at) => [name, at] as const))('%s stands in --json as it is', (name, at) => {
    const found = document.findings.find(({ eventTime }) =>
      eventTime.endsWith(`:${String(at).padStart(2, '0')}Z`),
    );
    const text = HOSTILE[name];
    expect(found).toMatchObject({ principal: text, sourceIpAddress: text });
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
  });

  it('and nothing of --json is obeyed', async () => {
    expect(obeyed((await run('detect', 'logs', ...RULE, '--json')).stdout)).toEqual([]);
  });
});

describe('hostile texts on their way through the lake', () => {
  beforeAll(async () => {
    expect((await run('ingest', 'storable', '--lake', 'lake')).exit).toBe(0);
    expect((await run('detect', '--lake', 'lake', ...RULE)).exit).toBe(1);
  }, 60_000);

  it('are the same findings as without it', async () => {
    const inLake = JSON.parse((await run('detect', '--lake', 'lake', ...RULE, '--json')).stdout);
    const inLogs = JSON.parse((await run('detect', 'storable', ...RULE, '--json')).stdout);
    expect(inLake.findings).toEqual(inLogs.findings);
  });

  const sql = 'select * from findings order by message';

  it('stand in the table findings, once each, which is still there', async () => {
    const { rows } = JSON.parse((await run('query', '--lake', 'lake', '--sql', sql, '--json')).stdout);
    expect(rows).toHaveLength(STORABLE.length);
  });

  it.each(['table', 'ndjson', 'csv'])('are obeyed by nobody in a %s', async (format) => {
    const { exit, stdout } = await run('query', '--lake', 'lake', '--sql', sql, '--format', format);
    expect(exit).toBe(0);
    const allowed = format === 'csv' ? /[\t\r]/ : /^$/;
    expect(obeyed(stdout).filter((each) => !allowed.test(each))).toEqual([]);
  });

  it('begin no formula in a spreadsheet', async () => {
    const rows = 'select identity_arn as principal, event_id from cloudtrail_events';
    const { stdout } = await run('query', '--lake', 'lake', '--format', 'csv', '--sql', rows);
    expect(stdout).toContain(`"'=HYPERLINK(""http://198.51.100.9"",""ok"")"`);
    expect(stdout).not.toMatch(/(?:^|,)"?[=@]/m);
  });
});

describe('hostile texts in alerts', () => {
  let watched: Awaited<ReturnType<typeof run>>;
  let file: string;
  beforeAll(async () => {
    const once = ['--once', '--heartbeat', '0', '--group', 'none', '--state', 'state'];
    watched = await run('watch', 'logs', ...RULE, ...once, '--alert-file', 'alerts.ndjson');
    file = await readFile(join(folder, 'alerts.ndjson'), 'utf8');
  }, 60_000);

  const bodiesOf = (path: string): readonly string[] =>
    received.filter((each) => each.path === path).map(({ body }) => body);

  it('reach every destination', () => {
    expect([watched.exit, watched.stderr]).toEqual([0, expect.not.stringContaining('undelivered')]);
    expect(file.trimEnd().split('\n')).toHaveLength(names.length);
    expect([bodiesOf('/hook').length, bodiesOf('/chat').length]).toEqual([names.length, names.length]);
  });

  it('are obeyed by nobody: terminal, file, webhook, chat', () => {
    expect(obeyed(watched.stdout)).toEqual([]);
    expect(obeyed(file)).toEqual([]);
    for (const body of received.map((each) => each.body)) expect(obeyed(body)).toEqual([]);
  });

  it('are data for a webhook and in the file, with an end to a long one', () => {
    const actors = bodiesOf('/hook').map((body) => JSON.parse(body).actor as string);
    const lines = file.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).actor).sort()).toEqual([...actors].sort());
    const short = names.filter((name) => name !== 'a long text');
    expect(actors).toEqual(expect.arrayContaining(short.map((name) => HOSTILE[name].toWellFormed())));
    expect(Math.max(...[...bodiesOf('/hook'), ...bodiesOf('/chat')].map((body) => body.length))).toBeLessThan(
      50_000,
    );
  });

  it('call nobody and link nowhere in a chat', () => {
    for (const body of bodiesOf('/chat')) {
      const { text, blocks } = JSON.parse(body);
      const marked = [
        text,
        ...blocks.slice(1).map((block: { readonly text: { readonly text: string } }) => block.text.text),
      ];
      expect(marked.join('\n')).not.toMatch(/<|\*bold\*/);
    }
  });

  it('stand in no command that somebody is told to run', () => {
    const commands = file
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).more as string);
    for (const command of commands) expect(command).toMatch(/^orgtrail [\w "'*=:.-]+$/);
  });
});

describe('an event nested fifty thousand times', () => {
  const depth = 50_000;
  const args = ['--rules', 'nested.yml', '--rule', 'nested'];
  beforeAll(async () => {
    const nested = `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
    const record = JSON.stringify({ ...recordOf('plain', 0), requestParameters: { deep: null } });
    await mkdir(join(folder, 'nested'));
    await writeFile(
      join(folder, 'nested', 'log.json.gz'),
      gzipSync(`{"Records":[${record.replace('"deep":null', `"deep":${nested}`)}]}`),
    );
    await writeFile(
      join(folder, 'nested.yml'),
      `title: Nested
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: DeleteTrail, requestParameters.deep|exists: true }
  condition: selection
`,
    );
    expect((await run('ingest', 'nested', '--lake', 'nested-lake')).exit).toBe(0);
  }, 60_000);

  it.each([
    ['in a log file', ['nested']],
    ['in a lake', ['--lake', 'nested-lake']],
  ])('is found %s, and fills no screen', async (_place, place) => {
    const { exit, stdout } = await run('detect', ...place, ...args);
    expect([exit, stdout.split('\n')[0]]).toEqual([1, '1 high in 1 event, asked by 1 rule']);
    expect(stdout.length).toBeLessThan(2_000);
    const [found] = JSON.parse((await run('detect', ...place, ...args, '--json')).stdout).findings;
    expect(found.matched['requestParameters.deep']).toMatch(/^\{"a":\[.*…$/);
  });
});
