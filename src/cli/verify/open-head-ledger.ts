import { type HeadLedger, openObjectLedger } from '../../digest/index.js';
import type { GlobalOptions } from '../global-options.js';
import { openLocation } from '../open-location.js';

export interface OpenedLedger {
  readonly ledger: HeadLedger;
  readonly close: () => void;
}

/** The ledger that --ledger names; a folder is made when it is missing. */
export async function openHeadLedger(
  location: string,
  access: Pick<GlobalOptions, 'profile' | 'endpointUrl'>,
): Promise<OpenedLedger> {
  const { store, close } = await openLocation(location, access, true);
  return { ledger: openObjectLedger(store), close };
}
