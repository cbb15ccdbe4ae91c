import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSnapshot, CHECKS, expectationsOf } from '../../../src/audit/index.js';
import { auditorPolicy } from '../../../src/aws/index.js';
import { collectSnapshot } from '../../../src/aws/audit/collect-snapshot.js';
import { listed } from '../../../src/policy/index.js';
import { orgtrail } from '../../e2e/orgtrail.js';
import { need, skipWithout } from '../need-tool.js';
import { type AuditFront, startAuditFront } from './audit/audit-front.js';
import { BREAKS } from './audit/breaks/index.js';
import { type AuditedOrganization, buildOrganization } from './audit/build-organization.js';
import { permissionOf } from './audit/permission-of.js';
import { MOTO_MANAGEMENT, OWN_CREDENTIALS } from './moto-accounts.js';
import { findMoto, type Moto, startMoto } from './start-moto.js';

const MOTO = await findMoto();
const before = process.env['AWS_ENDPOINT_URL'];
let moto: Moto;
let front: AuditFront;
let organization: AuditedOrganization;
let folder: string;

/** Without waiting for the rates that AWS allows: moto has none. */
async function audit() {
  const { configuration } = organization;
  const snapshot = await collectSnapshot({
    configuration,
    credentials: OWN_CREDENTIALS,
    maximumAttempts: 1,
    now: new Date(),
    signal: new AbortController().signal,
    clock: { now: () => Date.now(), sleep: async () => {} },
  });
  return auditSnapshot({ snapshot, expectations: expectationsOf(configuration), only: [], skip: {} });
}

const idsWith = (report: Awaited<ReturnType<typeof audit>>, wanted: string) =>
  report.checks.filter(({ status }) => status === wanted).map(({ check }) => check.id);

interface AuditDocument {
  readonly takenAt: string;
  readonly checks: readonly {
    readonly id: string;
    readonly status: string;
    readonly accountId?: string;
    readonly message: string;
  }[];
}

const run = (...args: readonly string[]) =>
  orgtrail(['audit', ...args], {
    cwd: folder,
    env: {
      AWS_ENDPOINT_URL: front.url,
      AWS_ACCESS_KEY_ID: OWN_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: OWN_CREDENTIALS.secretAccessKey,
      AWS_REGION: 'us-east-1',
    },
  });

describe.skipIf(skipWithout(MOTO))(
  'audit against moto, of six accounts that were built through the SDK',
  () => {
    beforeAll(async () => {
      moto = await startMoto(need(MOTO));
      front = await startAuditFront(moto.url);
      process.env['AWS_ENDPOINT_URL'] = front.url;
      organization = await buildOrganization(front);
      folder = await mkdtemp(join(tmpdir(), 'orgtrail-audit-'));
      await writeFile(join(folder, 'orgtrail.yaml'), organization.configurationText);
    });

    afterAll(async () => {
      if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
      else process.env['AWS_ENDPOINT_URL'] = before;
      await front?.stop();
      moto?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('finds nothing wrong with a correct organization, and nothing unknown', async () => {
      const report = await audit();
      expect({ fail: idsWith(report, 'fail'), unknown: idsWith(report, 'unknown') }).toEqual({
        fail: [],
        unknown: [],
      });
      expect(idsWith(report, 'pass').length + idsWith(report, 'not-applicable').length).toBe(CHECKS.length);
    });

    it.each(BREAKS)(
      'finds that $name, and nothing else: $fails',
      async ({ run: breakIt, fails, unknown = [] }) => {
        const undo = await breakIt({ front, organization });
        try {
          const report = await audit();
          expect(idsWith(report, 'fail').sort()).toEqual([...fails].sort());
          expect(idsWith(report, 'unknown')).toEqual(unknown);
        } finally {
          await undo();
        }
      },
    );

    it('finds nothing wrong again when everything is repaired', async () => {
      expect(idsWith(await audit(), 'fail')).toEqual([]);
    });

    it('asks nothing that the printed policies do not allow', async () => {
      const { logArchive } = organization.configuration.accounts;
      front.calls.length = 0;
      await audit();
      const denied = front.calls.filter(({ accountId, ...call }) => {
        const member = accountId === logArchive ? 'log-archive' : 'member';
        const role = accountId === MOTO_MANAGEMENT ? 'management' : member;
        const names = { partition: 'aws', bucket: '*', readerRole: 'orgtrail-reader' };
        const actions = listed(auditorPolicy(role, names).Statement).flatMap(({ Action }) => listed(Action!));
        return !actions.includes(permissionOf(call));
      });
      expect(front.calls.length).toBeGreaterThan(100);
      expect(denied).toEqual([]);
    });

    it('leaves what an account that it may not enter has unknown, and the rest as it was: exit code 2', async () => {
      const payments = organization.accounts[3]!;
      const whole = await run('--json', '--save', 'whole.json');
      expect(whole, whole.stderr).toMatchObject({ exit: 0 });
      front.world.closed.add(payments);
      const lacking = await run('--json');
      front.world.closed.clear();
      const read = ({ stdout }: { readonly stdout: string }) => (JSON.parse(stdout) as AuditDocument).checks;
      expect(read(lacking).filter(({ status }) => status === 'fail')).toEqual([]);
      expect(lacking, lacking.stderr).toMatchObject({ exit: 2 });
      const unknown = read(lacking).filter(({ status }) => status === 'unknown');
      expect(unknown.length).toBeGreaterThan(0);
      const reason = `sts:AssumeRole on resource: arn:aws:iam::${payments}:role/orgtrail-reader`;
      expect(unknown.filter(({ message }) => !message.includes(reason))).toEqual([]);
      const touched = new Set(unknown.map(({ id }) => id));
      // Messages count places and name times.
      const others = (checks: AuditDocument['checks']) =>
        checks.filter(({ id }) => !touched.has(id)).map((check) => ({ ...check, message: '' }));
      expect(others(read(lacking))).toEqual(others(read(whole)));

      const again = await run('--json', '--snapshot', 'whole.json');
      expect(again, again.stderr).toMatchObject({ exit: 0 });
      expect(read(again)).toEqual(read(whole));
      expect(await readFile(join(folder, 'whole.json'), 'utf8')).not.toContain('security@example.com');
    });
  },
);
