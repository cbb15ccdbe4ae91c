import {
  listed,
  type PolicyConditions,
  type PolicyDocument,
  type PolicyStatement,
} from '../document/policy-document.js';
import type { Guardrails } from '../guardrails/fill-guardrails.js';
import type { GuardrailName } from '../guardrails/guardrail-catalog.js';

/** The policies with one part of one statement taken away. */
export interface WeakenedGuardrails {
  readonly policy: GuardrailName;
  /** `DenyTamper without s3:DeleteObject`. */
  readonly what: string;
  readonly original: PolicyStatement;
  readonly guardrails: Guardrails;
}

/** Each statement removed; of each, every condition, action, resource and value of a condition removed. */
export function weakenedGuardrails(guardrails: Guardrails): readonly WeakenedGuardrails[] {
  return Object.entries(guardrails).flatMap(([name, document]) =>
    listed(document.Statement).flatMap((original, index) =>
      weakened(original).map(([part, statement]) => ({
        policy: name as GuardrailName,
        what: `${original.Sid} without ${part}`,
        original,
        guardrails: { ...guardrails, [name]: withStatement(document, index, statement) },
      })),
    ),
  );
}

type Weakened = readonly [part: string, statement: PolicyStatement | undefined];

function weakened(statement: PolicyStatement): readonly Weakened[] {
  return [
    ['itself', undefined],
    ...withoutEach(statement, 'Action'),
    ...withoutEach(statement, 'Resource'),
    ...withoutConditions(statement),
  ];
}

/** A list of one is the statement itself. */
function withoutEach(statement: PolicyStatement, element: 'Action' | 'Resource'): readonly Weakened[] {
  const values = listed(statement[element] ?? []);
  if (values.length < 2) return [];
  return values.map((value) => [value, { ...statement, [element]: values.filter((each) => each !== value) }]);
}

function withoutConditions(statement: PolicyStatement): readonly Weakened[] {
  const { Condition = {} } = statement;
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, given]): readonly Weakened[] => {
      const values = listed(given);
      const fewer = values.length < 2 ? [] : values;
      return [
        [`${operator} ${key}`, { ...statement, Condition: withKey(Condition, operator, key, undefined) }],
        ...fewer.map((value): Weakened => {
          const left = values.filter((each) => each !== value);
          return [
            `${operator} ${key} ${value}`,
            { ...statement, Condition: withKey(Condition, operator, key, left) },
          ];
        }),
      ];
    }),
  );
}

function withKey(
  conditions: PolicyConditions,
  operator: string,
  key: string,
  values: readonly (string | number | boolean)[] | undefined,
): PolicyConditions {
  const { [key]: _removed, ...others } = conditions[operator]!;
  return { ...conditions, [operator]: values === undefined ? others : { ...others, [key]: values } };
}

function withStatement(
  document: PolicyDocument,
  index: number,
  statement: PolicyStatement | undefined,
): PolicyDocument {
  const statements = listed(document.Statement);
  const Statement =
    statement === undefined ? statements.toSpliced(index, 1) : statements.toSpliced(index, 1, statement);
  return { ...document, Statement };
}
