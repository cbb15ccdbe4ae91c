import { isVirtual, type VirtualFields } from '../fields/virtual-field.js';
import { parseDocuments, type SigmaFile } from '../parse/parse-documents.js';
import type { SigmaProblem } from '../parse/problem.js';
import { itemsOf } from '../tree/expression.js';
import type { PassedOver } from '../tree/passed-over.js';
import type { CorrelationRule, FilterRule, RuleMetadata, SigmaDocument, SigmaRule } from '../tree/rule.js';
import { applyFilters, refersTo } from './apply-filters.js';
import { passOver } from './pass-over.js';

/** Rules of any number of files, with their filters applied. Placeholders are still in them. */
export interface LoadedRules {
  readonly rules: readonly SigmaRule[];
  readonly correlations: readonly CorrelationRule[];
  readonly filters: readonly FilterRule[];
  /** What could not be taken. Nothing for CloudTrail is left out without one. */
  readonly problems: readonly SigmaProblem[];
  /** Documents for other log sources. */
  readonly passedOver: readonly PassedOver[];
}

/** Reads rule files for CloudTrail. Files of events, `*.events.yml`, are no rules: the caller leaves them out. */
export function loadRules(files: readonly SigmaFile[], virtualFields: VirtualFields): LoadedRules {
  const parsed = files.map(parseDocuments);
  const { documents, passedOver } = passOver(
    parsed.flatMap((file) => file.documents),
    parsed.flatMap((file) => file.passedOver),
  );
  const judged = documents.map((document) => ({
    document,
    problems: judge(document, documents, virtualFields),
  }));
  const sound = judged.filter(({ problems }) => problems.length === 0).map(({ document }) => document);
  const filters = sound.filter((document) => document.kind === 'filter');
  return {
    rules: applyFilters(
      sound.filter((document) => document.kind === 'rule'),
      filters,
    ),
    correlations: sound.filter((document) => document.kind === 'correlation'),
    filters,
    problems: [...parsed.flatMap((file) => file.problems), ...judged.flatMap(({ problems }) => problems)],
    passedOver,
  };
}

function judge(
  document: SigmaDocument,
  all: readonly SigmaDocument[],
  virtualFields: VirtualFields,
): readonly SigmaProblem[] {
  const problems = [...doubles(document, all)];
  const add = (kind: SigmaProblem['kind'], message: string, position = document.position): void => {
    problems.push({ kind, message, position });
  };
  if (document.kind === 'correlation') {
    for (const reference of document.rules.filter((each) => !all.some((other) => refersTo(each, other)))) {
      add('invalid', `there is no rule ${JSON.stringify(reference)}`);
    }
    return problems;
  }
  if (document.logsource.product === undefined) {
    add('unsupported', 'its log source is not stated: orgtrail reads product: aws, service: cloudtrail');
  }
  for (const { field, position } of itemsOf(document.expression)) {
    if (field !== undefined && isVirtual(field) && !virtualFields.has(field)) {
      add('unsupported', `there is no virtual field ${field}`, position);
    }
  }
  if (document.kind === 'filter' && document.rules !== 'any') {
    for (const reference of document.rules.filter((each) => !all.some((other) => refersTo(each, other)))) {
      add('invalid', `the filter names a rule that is not there: ${JSON.stringify(reference)}`);
    }
  }
  return problems;
}

/** The second document with an id or ruleId is refused: references to it would be ambiguous. */
function doubles(document: RuleMetadata, all: readonly RuleMetadata[]): readonly SigmaProblem[] {
  const sameId = all.find(({ id }) => id !== undefined && id === document.id);
  const sameName = all.find(({ ruleId }) => ruleId === document.ruleId);
  const messages = [
    ...(sameId === undefined || sameId === document
      ? []
      : [`its id ${document.id} is already that of ${placeOf(sameId)}`]),
    ...(sameName === undefined || sameName === document || sameName === sameId
      ? []
      : [`${placeOf(sameName)} is called ${document.ruleId} as well, by the name of its file`]),
  ];
  return messages.map((message) => ({ kind: 'invalid', position: document.position, message }));
}

const placeOf = ({ position: { file, line } }: RuleMetadata): string => `${file}:${line}`;
