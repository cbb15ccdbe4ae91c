import { parsePublicKeys, type PublicKeySource } from '../../digest/index.js';
import { UserError } from '../../errors.js';
import type { ObjectStore } from '../../storage/index.js';
import { readJsonFile } from './read-json-file.js';

export interface OpenedKeys {
  readonly source: PublicKeySource;
  /** Why they are believed. */
  readonly trust: string;
  /** Believed only because nothing better was at hand. */
  readonly isDoubtful: boolean;
  /** Asked of CloudTrail. */
  readonly isLive: boolean;
  readonly close: () => void;
}

interface KeyChoice {
  /** What --public-keys names. */
  readonly file: string | undefined;
  readonly store: ObjectStore;
  readonly profile: string | undefined;
  /** Goes on when a folder has none: then nothing can be proven, but other work can be done. */
  readonly goOnWithout?: boolean;
}

const own = 'public-keys.json';

/**
 * The keys that --public-keys names; else those of CloudTrail for a bucket, and for a folder the ones
 * that lie in it. A bucket's own file is never taken unasked: whoever can write there could bring keys
 * to sign with. Where a folder has none, the first digest that needs a key throws a UserError.
 */
export async function openPublicKeys({ file, store, profile, goOnWithout }: KeyChoice): Promise<OpenedKeys> {
  if (file !== undefined)
    return readKeys(file, file, 'as given; they are worth as much as their file', false);
  if (store.pathOf === undefined) return askCloudTrail(profile);
  const path = store.pathOf(own);
  const found = await store.get(own);
  if (found.kind !== 'found') return withoutKeys(noKeys(store.location), goOnWithout === true);
  const trust = 'from the location itself; whoever could change the logs could have changed the keys';
  return readKeys(path, own, trust, true);
}

async function readKeys(
  path: string,
  origin: string,
  trust: string,
  isDoubtful: boolean,
): Promise<OpenedKeys> {
  const parsed = parsePublicKeys(await readJsonFile(path, '--public-keys'), origin);
  if (parsed.kind === 'ok')
    return { source: parsed.source, trust, isDoubtful, isLive: false, close: () => undefined };
  const problems = parsed.problems
    .slice(0, 5)
    .map(({ path: at, message }) => `${at === '' ? 'document' : at}: ${message}`);
  throw new UserError({
    what: `not a list of public keys (${problems.join('; ')})`,
    where: `--public-keys ${path}`,
    next: 'Give what `aws cloudtrail list-public-keys` prints, or an object of Region to that.',
  });
}

async function askCloudTrail(profile: string | undefined): Promise<OpenedKeys> {
  const { openLivePublicKeys } = await import('../../aws/index.js');
  const keys = openLivePublicKeys(profile === undefined ? {} : { profile });
  const trust = keys.origin.includes(' at http://')
    ? 'asked of another endpoint without TLS; whoever stands in between could have changed the keys'
    : 'asked of CloudTrail in each Region over TLS';
  return { source: keys, trust, isDoubtful: false, isLive: true, close: () => keys.close() };
}

/** A location without digests needs no keys, and gets its verdict. */
function withoutKeys(error: UserError, goOn: boolean): OpenedKeys {
  return {
    source: {
      origin: 'none',
      keysFor: async () => {
        if (!goOn) throw error;
        return {
          kind: 'unavailable',
          detail: 'no public keys were given; --public-keys names a file with them',
        };
      },
    },
    trust: 'there is no public-keys.json, and --public-keys was not given',
    isDoubtful: false,
    isLive: false,
    close: () => undefined,
  };
}

function noKeys(location: string): UserError {
  return new UserError({
    what: 'there are no public keys to check the signatures of digests with',
    where: location,
    next: `Save them with \`aws cloudtrail list-public-keys --start-time … --end-time … --region … > keys.json\` (any account may ask) and pass --public-keys keys.json, or put ${own} into the folder.`,
  });
}
