import { listed, type PolicyStatement } from '../document/policy-document.js';
import { type Answer, unsupported, yesIf } from './answer.js';
import { matchesPattern, parsePattern } from './pattern.js';

/** `Action` or `NotAction`. Names of actions have no case. */
export function matchAction(statement: PolicyStatement, action: string): Answer {
  const { Action, NotAction } = statement;
  if (Action !== undefined) return yesIf(listed(Action).some(names), `it is not about ${action}`);
  if (NotAction !== undefined) return yesIf(!listed(NotAction).some(names), `it leaves ${action} out`);
  return unsupported('Statement', 'a statement has neither Action nor NotAction');

  function names(pattern: string): boolean {
    const wanted = pattern.toLowerCase();
    const given = action.toLowerCase();
    return /[*?]/.test(wanted) ? matchesPattern(parsePattern(wanted), given) : wanted === given;
  }
}
