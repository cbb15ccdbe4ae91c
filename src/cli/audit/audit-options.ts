import { choice, count, flag, listOf, pairs, text, textOr } from '../option.js';

const FILE = { placeholder: 'file', completes: 'file' } as const;

export const AUDIT_OPTIONS = {
  snapshot: text({ ...FILE, summary: 'judge this saved snapshot; nothing is asked of AWS' }),
  save: text({ ...FILE, summary: 'write the snapshot that was taken' }),
  verified: text({ ...FILE, summary: 'what orgtrail verify --json said, for INT-01' }),
  since: text({ ...FILE, summary: 'an earlier snapshot: say what got worse since, and what better' }),
  only: listOf(
    { placeholder: 'id', summary: 'only these checks: TRL-01,BKT-08', expected: 'the id of a check' },
    (given) => (/^[A-Z]{3}-\d\d$/i.test(given) ? given.toUpperCase() : undefined),
  ),
  skip: pairs({ placeholder: 'id=reason', summary: 'leave this check out; the reason is printed' }),
  failOn: choice(
    ['critical', 'high', 'medium', 'low'],
    'low',
    'exit code 1 when a check of this severity or a higher one fails, 2 when one is unknown',
  ),
  csv: flag('print every result as CSV'),
  ocsf: flag('print every result as an OCSF Compliance Finding, one JSON document a line'),
  html: text({ ...FILE, summary: 'also write a page for the auditor' }),
  role: textOr('orgtrail-reader', {
    placeholder: 'name',
    summary: "the role to assume in every account but one's own",
  }),
  printPolicy: choice(
    ['none', 'management', 'log-archive', 'member'],
    'none',
    'print what IAM has to allow in such an account, and ask nothing',
  ),
  explain: count(
    0,
    { from: 1, to: 50_000 },
    {
      placeholder: 'accounts',
      fallbackText: 'off',
      summary: 'print how many calls an organization of so many accounts takes, and ask nothing',
    },
  ),
} as const;
