import { expect, it } from 'vitest';
import { type DetectionGroup, openRuleBook } from '../../detection/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules } from '../../sigma/index.js';
import { sortGroups } from './undecided-groups.js';

const text = (name: string, selection: string): string => `title: ${name}
name: ${name}
level: high
logsource: { product: aws, service: cloudtrail }
detection: { selection: ${selection}, condition: selection }
`;

const loaded = loadRules(
  [
    {
      path: 'undecided.yml',
      text: text('undecided', "{ requestParameters.bucketName|expand: '%LogBuckets%' }"),
    },
    { path: 'sure.yml', text: text('sure', '{ eventName: DeleteTrail }') },
  ],
  CLOUDTRAIL_VIRTUAL_FIELDS,
);
const book = openRuleBook(loaded, { placeholders: {}, minimumLevel: 'informational', only: [] });

const groups = (ruleId: string, count: number): readonly DetectionGroup[] =>
  Array.from({ length: count }, () => ({ first: { ruleId } }) as unknown as DetectionGroup);

it.each([
  {
    of: 'an undecided rule that says much',
    ruleId: 'undecided',
    count: 6,
    single: 0,
    folded: [['LogBuckets']],
  },
  { of: 'an undecided rule that says little', ruleId: 'undecided', count: 5, single: 5, folded: [] },
  { of: 'a rule that knows what it needs', ruleId: 'sure', count: 6, single: 6, folded: [] },
])('$of is folded exactly if it would hide the rest', ({ ruleId, count, single, folded }) => {
  const sorted = sortGroups(groups(ruleId, count), book);
  expect(sorted.single).toHaveLength(single);
  expect(sorted.folded.map(({ names }) => names)).toEqual(folded);
});

it('folds nothing of rules that somebody chose', () => {
  expect(sortGroups(groups('undecided', 6), undefined).folded).toEqual([]);
});
