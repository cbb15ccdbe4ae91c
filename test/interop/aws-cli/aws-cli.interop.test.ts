import { beforeAll, describe, expect, it } from 'vitest';

import type { SimulationOptions } from '../../../src/simulator/index.js';
import type { ObjectStore } from '../../../src/storage/index.js';
import { need, skipWithout } from '../need-tool.js';
import { type AwsCli, findAwsCli, openAwsCli } from './aws-cli.js';
import { type BucketTree, copyTree, simulateTree, storeTree, storeTreeOver } from './bucket-tree.js';
import { TAMPER_CASES } from './cases/index.js';
import { type Chain, chainOf, chainsOf } from './chain.js';
import { describeCliVerdict } from './describe-cli-verdict.js';
import { startEndpoint } from './endpoint.js';
import { rangeOf, SIMULATED } from './simulated.js';
import type { CliVerdict } from './validate-logs-output.js';

const python = await findAwsCli();

describe.skipIf(skipWithout(python))('aws cloudtrail validate-logs', () => {
  let cli: AwsCli;

  beforeAll(async () => {
    cli = await openAwsCli(need(python));
  });

  const validate = async (
    tree: BucketTree,
    store: ObjectStore,
    chains: readonly Chain[],
    limitSeconds?: number,
  ): Promise<readonly CliVerdict[]> => {
    const endpoint = await startEndpoint({ ...tree, store });
    const validateOne = async ({ accountId, region }: Chain) =>
      cli.validateLogs({
        endpoints: endpoint,
        trailArn: tree.organization.trail.arn,
        accountId,
        region,
        ...rangeOf(tree),
        ...(limitSeconds === undefined ? {} : { limitSeconds }),
      });
    try {
      return await Promise.all(chains.map(validateOne));
    } finally {
      await endpoint.stop();
    }
  };

  describe('accepts every digest and log file that the simulator signs', () => {
    const expectAllValid = async (options: SimulationOptions) => {
      const tree = await simulateTree(options);
      const chains = chainsOf(tree);
      const verdicts = await validate(tree, await storeTree(tree), chains);
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
      const [key] = (await simulateTree(SIMULATED)).publicKeys[region]!.PublicKeyList;
      const endsAt = new Date(Date.parse(key!.ValidityEndTime) + 12 * 3_600_000);
      const { publicKeys } = await expectAllValid({ ...SIMULATED, endsAt });
      expect(publicKeys[region]?.PublicKeyList).toHaveLength(2);
    });
  });

  describe('and orgtrail', () => {
    let simulated: BucketTree;

    beforeAll(async () => {
      simulated = await simulateTree(SIMULATED);
    });

    it.concurrent.each(TAMPER_CASES)('judge: $title', async ({ apply, versioned, cli }) => {
      const tree = copyTree(simulated);
      const chain = busiestChain(simulated);
      apply(tree, chain);
      const store = versioned === true ? await storeTreeOver(simulated, tree) : await storeTree(tree);
      const [verdict] = await validate(tree, store, [chain], cli === ENDLESS ? 8 : undefined);
      expect(describeCliVerdict(verdict!)).toBe(cli);
    });
  });
});

/** What is said of a run that had to be killed. */
const ENDLESS = 'no result: it does not end';

const busiestChain = (tree: BucketTree): Chain => {
  const production = tree.organization.accounts.find(({ role }) => role === 'member')!;
  return chainOf(tree, production.accountId, 'eu-west-1');
};
