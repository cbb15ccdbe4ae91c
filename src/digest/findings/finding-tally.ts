import type { FindingCode } from '../codes/index.js';
import type { FindingDetails, FindingLog } from './finding-log.js';

/** What many objects of one group have in common. */
export type GroupDetails = Omit<FindingDetails, 'count' | 'keys' | 'key'>;

/** Turns what would be a finding for each of many objects into one with their number. */
export interface FindingTally {
  /** The details of the first of a group are kept; `group` need only be unique within the code. */
  add(code: FindingCode, group: string, key: string, details: GroupDetails): void;
  flush(): void;
}

const keptKeys = 20;

export function openFindingTally(log: FindingLog): FindingTally {
  const groups = new Map<
    string,
    { code: FindingCode; details: GroupDetails; keys: string[]; count: number }
  >();
  return {
    add(code, group, key, details) {
      const name = `${code} ${group}`;
      const known = groups.get(name) ?? { code, details, keys: [], count: 0 };
      groups.set(name, known);
      known.count += 1;
      if (known.keys.length < keptKeys) known.keys.push(key);
    },
    flush() {
      for (const { code, details, keys, count } of groups.values()) {
        const many = count > 1 ? { count, keys } : {};
        log.add(code, { ...details, key: keys[0]!, ...many });
      }
      groups.clear();
    },
  };
}
