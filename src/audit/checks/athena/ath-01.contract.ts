import { BUCKET, denied, HOME, LOG_ARCHIVE, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { catalogOf, tables } from './example-athena.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'two tables read the logs', status: 'pass' },
  {
    name: 'there is no table',
    change: (draft) => {
      catalogOf(draft).tables = known([]);
    },
    status: 'fail',
    says: [/no table reads the logs/],
    places: [LOG_ARCHIVE],
  },
  {
    name: 'there is no table, and orgtrail.yaml goes without Athena',
    change: (draft) => {
      catalogOf(draft).tables = known([]);
    },
    expectations: { bucketName: BUCKET },
    status: 'not-applicable',
  },
  {
    name: 'the only table reads digests',
    change: (draft) => {
      catalogOf(draft).tables = known(
        tables(draft)
          .slice(0, 1)
          .map((table) => ({
            ...table,
            parameters: {
              'storage.location.template': `s3://${BUCKET}/AWSLogs/o-exampleorgid/\${account}/CloudTrail-Digest/\${region}/\${dt}`,
            },
          })),
      );
    },
    status: 'fail',
  },
  {
    name: 'a table has the older reader',
    change: (draft) => {
      tables(draft)[0]!.serializationLibrary = 'com.amazon.emr.hive.serde.CloudTrailSerde';
    },
    status: 'fail',
    says: [/CloudTrailSerde, and should with/],
  },
  {
    name: 'a table lacks a column',
    change: (draft) => {
      const [table] = tables(draft);
      table!.columns = table!.columns.filter(({ name }) => name !== 'tlsdetails');
    },
    status: 'fail',
    says: [/no column tlsdetails/],
  },
  {
    name: 'the management account has a table too',
    change: (draft) => {
      catalogOf(draft, MANAGEMENT).tables = known([tables(draft)[0]!]);
    },
    status: 'fail',
    says: [/in the management account/],
    places: [`${MANAGEMENT} ${HOME}`],
  },
  {
    name: 'tables may not be listed',
    change: (draft) => {
      catalogOf(draft).tables = denied('glue:GetTables', LOG_ARCHIVE, HOME);
    },
    status: 'unknown',
    says: [/glue:GetTables/],
  },
  {
    name: 'nobody asked the log archive account',
    change: (draft) => {
      draft.catalogs = draft.catalogs.filter((each) => each.accountId !== LOG_ARCHIVE);
    },
    status: 'unknown',
  },
  {
    name: 'tables of the management account may not be listed',
    change: (draft) => {
      catalogOf(draft, MANAGEMENT).tables = denied('glue:GetTables', MANAGEMENT, HOME);
    },
    status: 'unknown',
  },
];
