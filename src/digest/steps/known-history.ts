import { type Place, placeName } from '../catalogue/index.js';
import { groupChains } from '../chain/index.js';
import { type History, isSameSeal, openHistory, type RecordedHead, sealPlace } from '../heads/index.js';
import type { Verification } from './verification.js';

/** What earlier runs have left, made ready for this one. */
export interface KnownHistory {
  readonly history: History | undefined;
  /**
   * The recorded heads of a place, by chain name, up to which nothing need be read again: all of its
   * chains were proven then, and the listing is what it was.
   */
  provenHeads(place: Place): ReadonlyMap<string, RecordedHead>;
}

export async function readHistory(run: Verification): Promise<KnownHistory> {
  const { headLedger, rehash } = run.options;
  if (headLedger === undefined) return { history: undefined, provenHeads: () => new Map() };
  const content = await headLedger.read();
  for (const { key, detail } of content.troubles) {
    const message = `the ledger of heads in ${headLedger.origin}: ${detail}`;
    run.findings.add('UNREADABLE', { key, message });
  }
  const history = openHistory(content);
  const isUsable = rehash !== true && isWhole(run);
  return {
    history,
    provenHeads: (place) => (isUsable ? provenHeads(place, run, history) : new Map()),
  };
}

/** Only a run over everything knows whether the listing is what it was. */
export function isWhole({ options }: Pick<Verification, 'options'>): boolean {
  return options.from === undefined && options.to === undefined;
}

function provenHeads(
  place: Place,
  { catalogue }: Verification,
  history: History,
): ReadonlyMap<string, RecordedHead> {
  const chains = groupChains(catalogue.digestsOf(placeName(place)));
  const [first, ...others] = chains;
  // With several chains nobody knows whose a log file is; they are judged anew each time.
  if (first === undefined || others.length > 0 || first.chain.kind === 'backfill') return new Map();
  const { chain } = first;
  const head = history.provenHeadOf(chain);
  if (head?.proven === undefined) return new Map();
  const seal = sealPlace(catalogue, place, Date.parse(head.proven.seal.until));
  return isSameSeal(seal, head.proven.seal) ? new Map([[chain.name, head]]) : new Map();
}
