import { countOf } from '../../count-of.js';
import { type Place, placeName } from '../catalogue/index.js';
import { reportForeign, reportSilence } from '../expectation/index.js';
import type { RecordedHead } from '../heads/index.js';
import { expiredBy } from '../logs/index.js';
import { hour, timeText } from '../time/index.js';
import type { KnownHistory } from './known-history.js';
import type { Verification } from './verification.js';
import type { DigestWalks } from './walk-digests.js';

/** What is to be said about the location as a whole: what should be there, what was there, what failed. */
export async function judgeLocation(
  run: Verification,
  walks: DigestWalks,
  known: KnownHistory,
): Promise<void> {
  run.tally.flush();
  if (run.expectation !== undefined) {
    const reporting = {
      ...run,
      expectation: run.expectation,
      walks: walks.byPlace,
      isSpokenFor: hasLogFiles(run),
    };
    reportSilence(reporting);
    reportForeign(reporting);
  }
  await known.history?.finish({ ...run, isWanted: isWanted(run), isExpired: isExpired(run) });
  reportListing(run);
  reportClock(run);
}

function isWanted({ options }: Verification): (head: RecordedHead) => boolean {
  return ({ accountId, region }) =>
    options.accounts?.includes(accountId) !== false && options.regions?.includes(region) !== false;
}

function isExpired({ options, wholeKey, settled }: Verification): (head: RecordedHead) => boolean {
  return ({ key, endTime }) =>
    expiredBy(options.expirations ?? [], wholeKey(key), Date.parse(endTime), settled.now) !== undefined;
}

/** A place with log files is judged by them. */
function hasLogFiles({ catalogue }: Verification): (place: Place) => boolean {
  return (place) => catalogue.facts.logTimes.has(placeName(place));
}

function reportListing({ catalogue, findings }: Verification): void {
  const { troubles, foreign } = catalogue.facts;
  for (const { prefix, trouble } of troubles) {
    findings.add('UNREADABLE', { key: prefix, message: `cannot be listed: ${trouble.detail}` });
  }
  if (foreign.count === 0) return;
  const many = foreign.count > 1 ? { count: foreign.count, keys: foreign.keys } : {};
  const message =
    foreign.count === 1
      ? 'an object is neither a log file nor a digest by its key'
      : `${foreign.count} objects are neither log files nor digests by their keys`;
  findings.add('FOREIGN', { key: foreign.keys[0]!, message, ...many });
}

function reportClock({ settled, catalogue, isLive, findings, options }: Verification): void {
  const { skew, now, isToGiven } = settled;
  if (skew !== undefined) {
    const minutes = Math.round(Math.abs(skew) / 60_000);
    const message = `the clock of this machine is ${countOf(minutes, 'minute')} ${skew < 0 ? 'slow' : 'fast'}`;
    findings.add('CLOCK_SKEW', { message });
  }
  const { newest } = catalogue.facts;
  if (!isLive || isToGiven || newest === undefined || now - newest < 6 * hour) return;
  const message = `the newest object is of ${timeText(newest)}, ${Math.floor((now - newest) / hour)} hours before ${timeText(options.now.getTime())}`;
  findings.add('STALE', { to: timeText(newest), message });
}
