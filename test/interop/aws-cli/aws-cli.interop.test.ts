import { beforeAll, describe, expect, it } from 'vitest';

import type { SimulationOptions } from '../../../src/simulator/index.js';
import type { ObjectStore } from '../../../src/storage/index.js';
import { need, skipWithout } from '../need-tool.js';
import { named } from '../../fixtures/digest-tree/index.js';
import { type AwsCli, findAwsCli, openAwsCli } from './aws-cli.js';
import {
  type BucketTree,
  copyTree,
  rangeOf,
  simulateBucket,
  storeTree,
  storeTreeOver,
} from './bucket-tree.js';
import { TAMPER_CASES } from './cases/index.js';
import { type Chain, chainOf, chainsOf } from './chain.js';
import { type ComparedCase, comparisonPage, readComparisonPage } from './comparison-page.js';
import { describeCliVerdict } from './describe-cli-verdict.js';
import { type Endpoint, startEndpoint } from './endpoint.js';
import { runOrgtrail } from './run-orgtrail.js';
import { SIMULATED } from './simulated.js';
import type { CliVerdict } from './validate-logs-output.js';

const python = await findAwsCli();

describe.skipIf(skipWithout(python))('aws cloudtrail validate-logs', () => {
  let cli: AwsCli;

  beforeAll(async () => {
    cli = await openAwsCli(need(python));
  });

  const serve = async <Result>(
    tree: BucketTree,
    store: ObjectStore,
    work: (endpoint: Endpoint) => Promise<Result>,
  ): Promise<Result> => {
    const endpoint = await startEndpoint({ ...tree, store });
    try {
      return await work(endpoint);
    } finally {
      await endpoint.stop();
    }
  };

  const validate = async (
    tree: BucketTree,
    endpoints: Endpoint,
    { accountId, region }: Chain,
    limitSeconds?: number,
  ): Promise<CliVerdict> =>
    cli.validateLogs({
      endpoints,
      trailArn: tree.organization.trail.arn,
      accountId,
      region,
      ...rangeOf(tree),
      ...(limitSeconds === undefined ? {} : { limitSeconds }),
    });

  describe('accepts every digest and log file that the simulator signs', () => {
    const expectAllValid = async (options: SimulationOptions) => {
      const tree = await simulateBucket(options);
      const chains = chainsOf(tree);
      const verdicts = await serve(tree, await storeTree(tree), async (endpoint) =>
        Promise.all(chains.map(async (chain) => validate(tree, endpoint, chain))),
      );
      expect(verdicts).toEqual(
        chains.map(({ digests, logs }) => ({
          exitCode: 0,
          digests: { valid: digests.length, invalid: 0 },
          backfillDigests: { valid: 0, invalid: 0 },
          logFiles: { valid: logs.length, invalid: 0 },
          invalid: [],
          gaps: [],
        })),
      );
      return tree;
    };

    it('for an organization', async () => {
      const { organization } = await expectAllValid(SIMULATED);
      expect([organization.accounts.length, organization.regions.length]).toEqual([3, 2]);
    });

    it('for a trail with a prefix', async () => {
      const { organization } = await expectAllValid({ ...SIMULATED, prefix: 'audit/trail' });
      expect(organization.trail.prefix).toBe('audit/trail');
    });

    it('for the layout of Control Tower', async () => {
      const { organization } = await expectAllValid({ ...SIMULATED, layout: 'control-tower' });
      expect(organization.trail.prefix).toBe(organization.organizationId);
    });

    it('while a Region changes its key', async () => {
      const region = 'eu-west-1';
      const [key] = (await simulateBucket(SIMULATED)).publicKeys[region]!.PublicKeyList;
      const endsAt = new Date(Date.parse(key!.ValidityEndTime) + 12 * 3_600_000);
      const { publicKeys } = await expectAllValid({ ...SIMULATED, endsAt });
      expect(publicKeys[region]?.PublicKeyList).toHaveLength(2);
    });
  });

  describe('and orgtrail', () => {
    let simulated: BucketTree;

    beforeAll(async () => {
      simulated = await simulateBucket(SIMULATED);
    });

    const compared = new Map<string, ComparedCase>();

    it.concurrent.each(named(TAMPER_CASES))('judge: %s', async (title, tamperCase) => {
      const tree = copyTree(simulated);
      const chain = busiestChain(simulated);
      tamperCase.apply(tree, chain);
      const store =
        tamperCase.versioned === true ? await storeTreeOver(simulated, tree) : await storeTree(tree);
      await serve(tree, store, async (endpoint) => {
        const limit = tamperCase.cli === ENDLESS ? 8 : undefined;
        const verdict = await validate(tree, endpoint, chain, limit);
        const ours = await runOrgtrail(tree, endpoint);
        const said = describeCliVerdict(verdict);
        compared.set(title, { title, cli: { exitCode: verdict.exitCode, said }, orgtrail: ours });
        expect(said).toBe(tamperCase.cli);
        expect(ours).toMatchObject({
          verdict: tamperCase.verdict,
          exitCode: EXIT_CODES[tamperCase.verdict],
          codes: expect.arrayContaining([...tamperCase.codes]),
        });
      });
    });

    it('stand in the documentation as they judged (ORGTRAIL_WRITE_DOCS=1 writes the page)', async () => {
      const cases = TAMPER_CASES.map(({ title }) => compared.get(title)!);
      const page = await comparisonPage(cli.version, cases);
      expect(await readComparisonPage()).toBe(page);
    });
  });
});

const EXIT_CODES = { ok: 0, tampered: 1, incomplete: 2 } as const;

/** What is said of a run that had to be killed. */
const ENDLESS = 'no result: it does not end';

const busiestChain = (tree: BucketTree): Chain => {
  const production = tree.organization.accounts.find(({ role }) => role === 'member')!;
  return chainOf(tree, production.accountId, 'eu-west-1');
};
