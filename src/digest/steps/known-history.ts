import { dayBucket, type Place, placeName } from '../catalogue/index.js';
import { groupChains } from '../chain/index.js';
import {
  deliveredAt,
  type History,
  isSameSeal,
  openHistory,
  type RecordedHead,
  sealPlace,
} from '../heads/index.js';
import { dayText } from '../time/index.js';
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
  const history = openHistory(content, run.options.store.location);
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

function provenHeads(place: Place, run: Verification, history: History): ReadonlyMap<string, RecordedHead> {
  const { catalogue } = run;
  const chains = groupChains(catalogue.digestsOf(placeName(place)));
  const [first, ...others] = chains;
  // With several chains nobody knows whose a log file is; they are judged anew each time.
  if (first === undefined || others.length > 0 || first.chain.kind === 'backfill') return new Map();
  const { chain } = first;
  const head = history.provenHeadOf(chain);
  if (head?.proven === undefined) return new Map();
  const until = Date.parse(head.proven.seal.until);
  const isUsable =
    isSameSeal(sealPlace(catalogue, place, until), head.proven.seal) && isAttested(place, until, run);
  return isUsable ? new Map([[chain.name, head]]) : new Map();
}

/** Whoever wants to know of each log file needs the digests of those of which nothing is known yet. */
function isAttested(place: Place, until: number, { catalogue, readings, options }: Verification): boolean {
  if (options.onAttestation === undefined) return true;
  const name = placeName(place);
  return catalogue.logDaysOf(name).every((day) => {
    if (day > dayText(until)) return true;
    const known = readings?.ofDay(dayBucket(name, day));
    return catalogue
      .logsOf(name, day)
      .every((object) => deliveredAt(object) > until || known?.of(object)?.isAttested === true);
  });
}
