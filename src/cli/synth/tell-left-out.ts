import { yellow } from '../../report/index.js';
import type { RulePatterns } from '../../resources/index.js';
import type { Output } from '../output.js';

/** A rule that no pattern can stand for tells nobody in real time, and that must not be a surprise. */
export function tellLeftOut({ leftOut }: RulePatterns, output: Output): void {
  for (const { ruleId, reason } of leftOut)
    output.note([yellow('not in real time '), `${ruleId}: ${reason}; orgtrail watch and detect match it`]);
}
