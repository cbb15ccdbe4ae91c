import { type AccountId, parseAccountId, parseRegion, type Region } from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { accountKinds, type AccountKind, kindProfiles, workloadNames } from './account-kind.js';

/** An account of the invented organization. */
export interface SimulatedAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly kind: AccountKind;
  readonly unit: string;
  readonly email: string;
  /** Its part of the organization's events; the parts of all accounts sum to 1. */
  readonly share: number;
  /** Every Region that the trail covers. A weight of 0 is a Region where nothing happens. */
  readonly regions: readonly RegionUse[];
}

export interface RegionUse {
  readonly region: Region;
  readonly weight: number;
}

/** The Regions that every account has without opting in, in the order in which a simulation uses them. */
export const knownRegions: readonly Region[] = [
  'us-east-1',
  'eu-west-1',
  'eu-central-1',
  'us-west-2',
  'ap-southeast-2',
  'eu-north-1',
  'ap-northeast-1',
  'us-east-2',
  'eu-west-2',
  'ca-central-1',
  'ap-southeast-1',
  'eu-west-3',
  'sa-east-1',
  'ap-south-1',
  'ap-northeast-2',
  'us-west-1',
  'ap-northeast-3',
].map((name) => parseRegion(name)!);

/** Global services log here, whatever Region the caller works in. */
export const globalRegion: Region = knownRegions[0]!;

export function makeAccounts(seed: number, count: number, regions: readonly Region[]): SimulatedAccount[] {
  const random = new Random(seed, 'accounts');
  const drafts = Array.from({ length: count }, (_, index) => {
    const kind = accountKinds[index] ?? (index % 2 === 0 ? 'development' : 'production');
    const name = index < accountKinds.length ? kind : workloadName(index, kind);
    const weight = kindProfiles[kind].volume * (0.85 + 0.3 * random.fraction());
    return { id: accountId(random), name, kind, weight: index < accountKinds.length ? weight : weight / 2 };
  });
  const sum = drafts.reduce((total, draft) => total + draft.weight, 0);
  return drafts.map(({ weight, ...draft }) => ({
    ...draft,
    unit: kindProfiles[draft.kind].unit,
    email: `aws+${draft.name}@larkmoor.example`,
    share: weight / sum,
    regions: useOfRegions(draft.kind, regions),
  }));
}

function workloadName(index: number, kind: AccountKind): string {
  const pair = Math.floor((index - accountKinds.length) / 2);
  const round = Math.floor(pair / workloadNames.length);
  return `${workloadNames[pair % workloadNames.length]!}${round === 0 ? '' : `-${round + 1}`}-${kind}`;
}

function accountId(random: Random): AccountId {
  return parseAccountId(`${random.between(1, 9)}${random.digits(11)}`)!;
}

/** The first Region has what is global, the second the workloads, the third a little of the big accounts. */
function useOfRegions(kind: AccountKind, regions: readonly Region[]): RegionUse[] {
  const spare = kindProfiles[kind].spareRegions;
  const weights = [0.15, 0.8, ...Array.from({ length: spare }, () => 0.05 / spare)];
  return regions.map((region, index) => ({ region, weight: weights[index] ?? 0 }));
}
