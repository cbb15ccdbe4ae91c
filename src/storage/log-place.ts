import { parseAccountId, parseOrganizationId, parseRegion } from '../cloudtrail/index.js';
import type { LogScope } from './log-scope.js';
import { isOwnFolder } from './own-files.js';

/** Where in CloudTrail's layout of folders a folder stands, named by what is found in it. */
export interface LogPlace {
  readonly level: /** Not in the layout, or above it. */
    | 'unknown'
    /** Accounts, or organizations: `AWSLogs/`, `AWSLogs/o-exampleorgid/`. */
    | 'accounts'
    /** Categories: `AWSLogs/111122223333/`. */
    | 'categories'
    /** Regions: `…/CloudTrail/`. */
    | 'regions'
    /** Years: `…/CloudTrail/eu-west-1/`. */
    | 'years'
    /** Inside the date folders. */
    | 'dates';
  /** Below an `AWSLogs/`, where nothing but AWS's own folders is expected. */
  readonly isAnchored: boolean;
}

const category = /^CloudTrail(-Digest|-Insight|-NetworkActivity|-Aggregated)?$/;

/** `parts` are the names of the folders on the way, outermost first. */
export function logPlace(parts: readonly string[]): LogPlace {
  const anchor = parts.lastIndexOf('AWSLogs');
  if (anchor >= 0) return { level: anchoredLevel(parts.slice(anchor + 1)), isAnchored: true };
  const start = parts.findLastIndex((part) => category.test(part));
  return { level: start < 0 ? 'unknown' : levelBelowCategory(parts.slice(start + 1)), isAnchored: false };
}

function anchoredLevel(parts: readonly string[]): LogPlace['level'] {
  const [first, ...others] = parts;
  const rest = first !== undefined && parseOrganizationId(first) !== undefined ? others : parts;
  const [account, folder, ...below] = rest;
  if (account === undefined) return 'accounts';
  if (parseAccountId(account) === undefined) return 'unknown';
  if (folder === undefined) return 'categories';
  return category.test(folder) ? levelBelowCategory(below) : 'unknown';
}

function levelBelowCategory([region, ...dates]: readonly string[]): LogPlace['level'] {
  if (region === undefined) return 'regions';
  if (parseRegion(region) === undefined) return 'unknown';
  return dates.length === 0 ? 'years' : 'dates';
}

export type PassReason = 'own' | 'other-account' | 'other-region' | 'not-cloudtrail';

/** Why a folder is not gone into; undefined when it is. */
export function whyPassOver(level: LogPlace['level'], name: string, scope: LogScope): PassReason | undefined {
  if (isOwnFolder(name)) return 'own';
  switch (level) {
    case 'accounts':
      if (parseOrganizationId(name) !== undefined) return undefined;
      if (parseAccountId(name) === undefined) return 'not-cloudtrail';
      return scope.accounts?.has(name) === false ? 'other-account' : undefined;
    case 'categories':
      return category.test(name) ? undefined : 'not-cloudtrail';
    case 'regions':
      if (parseRegion(name) === undefined) return 'not-cloudtrail';
      return scope.regions?.has(name) === false ? 'other-region' : undefined;
    case 'unknown':
    case 'years':
    case 'dates':
      return undefined;
  }
}

/** True when the layout begins with this folder. */
export function isLayoutFolder(name: string): boolean {
  return name === 'AWSLogs' || category.test(name);
}
