import {
  accountId,
  BUCKET,
  denied,
  HOME,
  LOG_ARCHIVE,
  MEMBER,
  OTHER,
  region,
} from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';
import { catalogOf, tables, ATHENA } from './example-athena.contract.js';

function parameter(name: string, value: string): NonNullable<CheckCase['change']> {
  return (draft) => {
    tables(draft)[0]!.parameters[name] = value;
  };
}

export const cases: readonly CheckCase[] = [
  { name: 'all is projected', status: 'pass' },
  {
    name: 'a new account is not in the list',
    change: parameter('projection.account.values', '111111111111,222222222222,333333333333'),
    status: 'fail',
    says: [/nothing of 1 accounts: 444444444444$/],
  },
  {
    name: 'an account that has left is not in the list',
    change: changeBucket((bucket) => {
      if (bucket.accountFolders.kind === 'known') bucket.accountFolders.value.push(accountId('555555555555'));
    }),
    status: 'fail',
    says: [/nothing of 1 accounts: 555555555555$/],
  },
  {
    name: 'a Region that AWS has opened is not in the list',
    change: (draft) => {
      for (const { regions } of draft.accounts)
        if (regions.kind === 'known')
          regions.value.push({ region: region('xx-north-9'), status: 'DISABLED' });
    },
    status: 'fail',
    says: [/nothing of 1 Regions: xx-north-9$/],
  },
  {
    name: 'two Regions are configured, and are enough while no account has others',
    change: parameter('projection.region.values', `${HOME},${OTHER}`),
    expectations: { athena: ATHENA },
    status: 'pass',
  },
  {
    name: 'two Regions are configured, and an account has a third one',
    change: (draft) => {
      parameter('projection.region.values', `${HOME},${OTHER}`)(draft);
      const { regions } = draft.accounts[3]!;
      if (regions.kind === 'known')
        for (const each of regions.value) if (each.region === 'af-south-1') each.status = 'ENABLED';
    },
    expectations: { athena: ATHENA },
    status: 'fail',
    says: [/af-south-1$/],
  },
  {
    name: 'the days begin after the first log',
    change: parameter('projection.dt.range', '2026/02/01,NOW'),
    status: 'fail',
    says: [/begins on 2026-02-01, and the oldest log is of 2026-01-15/],
  },
  {
    name: 'the days end',
    change: parameter('projection.dt.range', '2026/01/01,2026/12/31'),
    status: 'fail',
    says: [/the days of the table end/],
  },
  {
    name: 'nothing is projected',
    change: parameter('projection.enabled', 'false'),
    status: 'fail',
    says: [/projects no partitions/],
  },
  {
    name: 'the table looks in another folder',
    change: parameter(
      'storage.location.template',
      `s3://${BUCKET}/AWSLogs/\${account}/CloudTrail/\${region}/\${dt}`,
    ),
    status: 'fail',
    says: [/and not below/],
  },
  {
    name: 'year, month and day are projected',
    change: (draft) => {
      const [table] = tables(draft);
      for (const name of ['type', 'range', 'format']) delete table!.parameters[`projection.dt.${name}`];
      Object.assign(table!.parameters, {
        'projection.year.type': 'integer',
        'projection.year.range': '2026,2046',
      });
      table!.partitionKeys = ['account', 'region', 'year', 'month', 'day'].map((name) => ({
        name,
        type: 'string',
      }));
    },
    status: 'pass',
  },
  {
    name: 'there is no table',
    change: (draft) => {
      catalogOf(draft).tables = known([]);
    },
    status: 'not-applicable',
  },
  {
    name: 'accounts may not be listed',
    change: (draft) => {
      draft.organization.accounts = denied('organizations:ListAccounts');
    },
    status: 'unknown',
    says: [/organizations:ListAccounts/],
  },
  {
    name: 'the folders of the bucket may not be listed',
    change: changeBucket((bucket) => {
      bucket.accountFolders = denied('s3:ListBucket', LOG_ARCHIVE);
    }),
    status: 'unknown',
  },
  {
    name: 'the first day is not known',
    change: changeBucket((bucket) => {
      bucket.firstLogDay = denied('s3:ListBucket', LOG_ARCHIVE);
    }),
    status: 'unknown',
  },
  {
    name: 'two Regions are configured, and one account does not say which it has',
    change: (draft) => {
      parameter('projection.region.values', `${HOME},${OTHER}`)(draft);
      draft.accounts[3]!.regions = denied('account:ListRegions', MEMBER);
    },
    expectations: { athena: ATHENA },
    status: 'unknown',
  },
];
