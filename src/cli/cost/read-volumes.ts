import { parseAccountId } from '../../cloudtrail/index.js';
import {
  billedAccounts,
  type MonthlyVolume,
  readTimeRange,
  readUsage,
  volumesOfBills,
  volumesOfLake,
} from '../../cost/index.js';
import { UserError } from '../../errors.js';
import type { GlobalOptions } from '../global-options.js';
import { openCostEngine } from './open-cost-engine.js';
import { askCostExplorer } from './ask-cost-explorer.js';

export interface GivenVolumes {
  readonly volumes: 'given' | 'lake' | 'cost-explorer';
  readonly accounts: number;
  readonly managementEvents: number;
  readonly dataEvents: number;
  readonly networkEvents: number;
  readonly secondTrails: number;
  readonly usedRegions: number;
}

const BILLED_DAYS = 30;
const DAY = 86_400_000;

/** What the estimate is made for, and where that comes from, in words. */
export async function readVolumes(
  given: GivenVolumes,
  surroundings: {
    readonly globals: GlobalOptions;
    readonly now: Date;
    readonly signal: AbortSignal;
    readonly accountIds: readonly string[];
  },
): Promise<{ readonly volumes: readonly MonthlyVolume[]; readonly origin: string }> {
  switch (given.volumes) {
    case 'given':
      return { volumes: givenVolumes(given, surroundings.accountIds), origin: 'volumes as given' };
    case 'lake':
      return volumesFromLake(surroundings);
    case 'cost-explorer':
      return volumesFromBills(given, surroundings);
    default:
      return given.volumes satisfies never;
  }
}

function givenVolumes(given: GivenVolumes, accountIds: readonly string[]): readonly MonthlyVolume[] {
  if (given.managementEvents + given.dataEvents + given.networkEvents === 0) {
    throw new UserError({
      what: 'there are no events to estimate for',
      where: 'cost estimate',
      next: 'Give --management-events, --data-events or --network-events for a month of one account, or --volumes lake.',
    });
  }
  return Array.from({ length: given.accounts }, (_, index) => ({
    accountId: accountIds[index] ?? `account ${index + 1}`,
    managementEvents: given.managementEvents,
    dataEvents: given.dataEvents,
    networkActivityEvents: given.networkEvents,
    paidEvents: index < given.secondTrails ? given.managementEvents : 0,
    regions: given.usedRegions,
  }));
}

async function volumesFromLake({
  globals,
  now,
  signal,
}: {
  readonly globals: GlobalOptions;
  readonly now: Date;
  readonly signal: AbortSignal;
}) {
  const engine = await openCostEngine(globals, now);
  try {
    const range = await readTimeRange(engine, signal);
    const days = range === undefined ? 0 : (range.to.getTime() - range.from.getTime()) / DAY;
    if (days < 1) {
      throw new UserError({
        what: 'the lake holds less than a day, from which no month can be told',
        where: globals.lake,
        next: 'Read more with `orgtrail ingest`, or give --management-events.',
      });
    }
    const volumes = volumesOfLake(await readUsage(engine, signal), days);
    return {
      volumes,
      origin: `volumes of ${days.toFixed(1)} days in ${globals.lake}, as a month would have them`,
    };
  } finally {
    await engine.close();
  }
}

async function volumesFromBills(
  given: GivenVolumes,
  {
    globals,
    now,
    signal,
  }: { readonly globals: GlobalOptions; readonly now: Date; readonly signal: AbortSignal },
) {
  const to = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const from = new Date(to.getTime() - BILLED_DAYS * DAY);
  const answer = await askCostExplorer(globals, { from, to }, signal);
  if (answer.kind === 'failed') {
    throw new UserError({
      what: `Cost Explorer gives no answer: ${answer.reason}`,
      where: '--volumes cost-explorer',
      next: 'Use credentials of the management account that allow ce:GetCostAndUsage, or --volumes lake.',
    });
  }
  const accounts = billedAccounts(answer.records).filter(
    ({ accountId }) => parseAccountId(accountId) !== undefined,
  );
  return {
    volumes: volumesOfBills(accounts, BILLED_DAYS, given.usedRegions),
    origin: `usage that Cost Explorer counts from ${from.toISOString().slice(0, 10)}, ${BILLED_DAYS} days`,
  };
}
