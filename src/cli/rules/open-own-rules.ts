import { dim } from '../../report/index.js';
import { describePassedOver, type OpenedRules, openRuleFolder, type PassedOver } from '../../sigma/index.js';
import type { Output } from '../output.js';

/** Says which rules were passed over, since a misspelt log source looks like another one. */
export function tellPassedOver(passedOver: readonly PassedOver[], output: Pick<Output, 'note'>): void {
  if (passedOver.length === 0) return;
  output.note([dim(`passed over: ${describePassedOver(passedOver)}`)]);
}

/** The rules of the package and the user's own, with a word on those that were passed over. */
export async function openOwnRules(own: readonly string[], output: Output): Promise<OpenedRules> {
  const opened = await openRuleFolder(own);
  tellPassedOver(opened.passedOver, output);
  return opened;
}
