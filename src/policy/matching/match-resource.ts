import type { ConditionContext } from '../conditions/condition-context.js';
import { resolveVariables } from '../conditions/resolve-variables.js';
import { listed, type OneOrMore, type PolicyStatement } from '../document/policy-document.js';
import { type Answer, anyOf, no, not, unsupported, YES, yesIf } from './answer.js';
import { matchesArnPattern } from './arn-pattern.js';
import { matchesPattern, type Pattern, patternText } from './pattern.js';

/** `Resource` or `NotResource`. A trust policy has neither: it is about its role. */
export function matchResource(
  statement: PolicyStatement,
  arn: string,
  context: ConditionContext,
  version: string | undefined,
): Answer {
  const { Resource, NotResource } = statement;
  if (Resource !== undefined) return matchAny(Resource, arn, context, version, no);
  if (NotResource !== undefined) {
    return not(matchAny(NotResource, arn, context, version, withoutValue), `it leaves ${arn} out`);
  }
  return YES;
}

/** AWS says that such a text matches nothing, and not what that means where matching is negated. */
function withoutValue(because: string): Answer {
  return unsupported('NotResource', because);
}

function matchAny(
  patterns: OneOrMore<string>,
  arn: string,
  context: ConditionContext,
  version: string | undefined,
  nothing: (because: string) => Answer,
): Answer {
  const answers = listed(patterns).map((text): Answer => {
    const resolved = resolveVariables(text, context, version);
    switch (resolved.kind) {
      case 'pattern':
        return yesIf(isMatch(resolved.pattern, arn), `${arn} is not like ${text}`);
      case 'nothing':
        return nothing(resolved.because);
      case 'unknown':
        return { kind: 'unknown', doubts: [resolved.doubt] };
    }
  });
  return anyOf(answers, `it is not about ${arn}`);
}

/**
 * A pattern that stops before its sixth part goes on behind a `*` at its end.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function isMatch(pattern: Pattern, arn: string): boolean {
  const exact = matchesArnPattern(pattern, arn);
  if (exact !== undefined) return exact;
  const endsOpen = pattern.at(-1)?.kind === 'many';
  return endsOpen ? matchesPattern(pattern, arn) : patternText(pattern) === arn;
}
