import { isVirtual, type VirtualFields } from '../fields/virtual-field.js';
import { parseDocuments, type SigmaFile } from '../parse/parse-documents.js';
import type { SigmaProblem } from '../parse/problem.js';
import { itemsOf } from '../tree/expression.js';
import type { CorrelationRule, FilterRule, RuleMetadata, SigmaDocument, SigmaRule } from '../tree/rule.js';
import { applyFilters, refersTo } from './apply-filters.js';

/** Rules of any number of files, with their filters applied. Placeholders are still in them. */
export interface LoadedRules {
  readonly rules: readonly SigmaRule[];
  readonly correlations: readonly CorrelationRule[];
  readonly filters: readonly FilterRule[];
  /** What could not be taken. Nothing is left out without one. */
  readonly problems: readonly SigmaProblem[];
}

/** Reads rule files for CloudTrail. Files of events, `*.events.yml`, are no rules: the caller leaves them out. */
export function loadRules(files: readonly SigmaFile[], virtualFields: VirtualFields): LoadedRules {
  const parsed = files.map(parseDocuments);
  const documents = parsed.flatMap((file) => file.documents);
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
  const { product, service } = document.logsource;
  if (product !== 'aws' || (service !== undefined && service !== 'cloudtrail')) {
    add(
      'unsupported',
      `its log source is ${product ?? 'no product'}/${service ?? 'any service'}: orgtrail reads aws/cloudtrail`,
    );
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
  const first = all.find(
    (other) => other.ruleId === document.ruleId || (document.id !== undefined && other.id === document.id),
  );
  if (first === undefined || first === document) return [];
  const { file, line } = first.position;
  return [
    { kind: 'invalid', position: document.position, message: `its id is already that of ${file}:${line}` },
  ];
}
