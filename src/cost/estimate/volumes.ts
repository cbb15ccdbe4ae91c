import { LOG_FILES_A_MONTH } from './assumptions.js';
import type { LakeUsage } from '../volumes/index.js';
import type { BilledAccount } from '../usage/index.js';

/** What one account does in a month of thirty days. */
export interface MonthlyVolume {
  readonly accountId: string;
  readonly managementEvents: number;
  readonly dataEvents: number;
  readonly networkActivityEvents: number;
  /** Further copies of management events that trails of its own deliver. */
  readonly paidEvents: number;
  /** Regions in which events happen. */
  readonly regions: number;
}

const MONTH_DAYS = 30;

/** The lake's volumes as a month would have them. */
export function volumesOfLake({ events, copies }: LakeUsage, days: number): readonly MonthlyVolume[] {
  const factor = MONTH_DAYS / days;
  return [...new Set(events.map(({ accountId }) => accountId))].sort().map((accountId) => {
    const own = events.filter((volume) => volume.accountId === accountId);
    const count = (category: string) =>
      own.filter((volume) => volume.category === category).reduce((sum, volume) => sum + volume.events, 0);
    const paid = copies.filter(
      (copy) =>
        copy.accountId === accountId &&
        copy.category === 'Management' &&
        copy.storedUnder !== copy.deliveredUnder,
    );
    return {
      accountId,
      managementEvents: Math.round(count('Management') * factor),
      dataEvents: Math.round(count('Data') * factor),
      networkActivityEvents: Math.round(count('NetworkActivity') * factor),
      paidEvents: Math.round(paid.reduce((sum, copy) => sum + copy.copies, 0) * factor),
      regions: new Set(own.map(({ region }) => region)).size,
    };
  });
}

/** What AWS counted, as a month would have it. Usage types name Regions by codes, so that their number is given. */
export function volumesOfBills(
  accounts: readonly BilledAccount[],
  days: number,
  regions: number,
): readonly MonthlyVolume[] {
  const factor = MONTH_DAYS / days;
  return accounts.map((account) => ({
    accountId: account.accountId,
    managementEvents: Math.round(account.managementEvents * factor),
    dataEvents: Math.round(account.dataEvents * factor),
    networkActivityEvents: Math.round(account.networkActivityEvents * factor),
    paidEvents: Math.round(account.paidEvents * factor),
    regions,
  }));
}

export function eventsOf({ managementEvents, dataEvents, networkActivityEvents }: MonthlyVolume): number {
  return managementEvents + dataEvents + networkActivityEvents;
}

/** A file for each used Region and five minutes, and never more files than events. */
export function filesOf(volume: MonthlyVolume): number {
  return Math.min(eventsOf(volume), volume.regions * LOG_FILES_A_MONTH);
}

/** The log files of further trails, as many as they need for their copies. */
export function copyFilesOf({ paidEvents, regions }: MonthlyVolume): number {
  return Math.min(paidEvents, regions * LOG_FILES_A_MONTH);
}
