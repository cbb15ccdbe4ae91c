import { ask, askEach } from '../ask.js';
import type { ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';
import { dnsSuffix } from './reading.js';

/** Auditors ask questions of the logs and change nothing. */
export function auditingCases(world: ProofWorld): readonly ProofCase[] {
  return [...questions(world), ...storage(world), ...nothingElse(world)];
}

const WORKGROUP_ACTIONS = [
  'athena:BatchGetNamedQuery',
  'athena:BatchGetQueryExecution',
  'athena:GetNamedQuery',
  'athena:GetPreparedStatement',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetQueryResultsStream',
  'athena:GetWorkGroup',
  'athena:ListNamedQueries',
  'athena:ListPreparedStatements',
  'athena:ListQueryExecutions',
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
];

const CATALOG_ACTIONS = [
  'athena:GetDataCatalog',
  'athena:GetDatabase',
  'athena:GetTableMetadata',
  'athena:ListDataCatalogs',
  'athena:ListDatabases',
  'athena:ListTableMetadata',
  'athena:ListWorkGroups',
];

const TABLE_ACTIONS = [
  'glue:BatchGetPartition',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTables',
];

function questions({ actors: { auditor }, targets, input }: ProofWorld): readonly ProofCase[] {
  const { logArchiveAccountId: accountId, partition, bucketRegion, workgroup, database } = input;
  const at = (name: string, service: string, rest: string): Target => ({
    name,
    arn: `arn:${partition}:${service}:${bucketRegion}:${accountId}:${rest}`,
    accountId,
  });
  const table = at('table', 'glue', `table/${database}/cloudtrail`);
  return [
    ...askEach(auditor, WORKGROUP_ACTIONS, at('workgroup', 'athena', `workgroup/${workgroup}`), 'allowed'),
    ...askEach(auditor, CATALOG_ACTIONS, targets.anything(accountId), 'allowed'),
    ...askEach(auditor, TABLE_ACTIONS, table, 'allowed'),
    ...askEach(
      auditor,
      ['glue:GetDatabase', 'glue:GetDatabases'],
      at('database', 'glue', `database/${database}`),
      'allowed',
    ),
    ask(auditor, 'glue:GetTable', at('data catalog', 'glue', 'catalog'), 'allowed'),
    ask(
      auditor,
      'athena:StartQueryExecution',
      at('another workgroup', 'athena', 'workgroup/other'),
      'denied',
    ),
    ask(auditor, 'athena:UpdateWorkGroup', at('workgroup', 'athena', `workgroup/${workgroup}`), 'denied'),
    ask(auditor, 'glue:GetTable', at('another table', 'glue', 'table/other/orders'), 'denied'),
    ...askEach(auditor, ['glue:UpdateTable', 'glue:DeleteTable'], table, 'denied'),
  ];
}

function storage({ actors: { auditor }, targets, input }: ProofWorld): readonly ProofCase[] {
  const context = { 'kms:ViaService': `s3.${input.bucketRegion}.${dnsSuffix(input.partition)}` };
  const results = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'];
  const resultsBucket: Target = {
    ...targets.resultsBucket,
    name: 'results bucket',
    arn: `arn:${input.partition}:s3:::${input.resultsBucket}`,
  };
  const lists = ['s3:GetBucketLocation', 's3:ListBucket'];
  const through = { context, variant: 'through S3' };
  return [
    ...askEach(auditor, ['s3:GetObject', 's3:GetObjectVersion'], targets.logFile, 'allowed'),
    ...askEach(auditor, [...lists, 's3:ListBucketVersions'], targets.bucket, 'allowed'),
    ...askEach(auditor, results, targets.resultsBucket, 'allowed'),
    ...askEach(auditor, [...lists, 's3:ListBucketMultipartUploads'], resultsBucket, 'allowed'),
    ...askEach(auditor, ['kms:Decrypt', 'kms:GenerateDataKey'], targets.resultsKey, 'allowed', through),
    ...askEach(auditor, ['kms:Decrypt', 'kms:GenerateDataKey'], targets.resultsKey, 'denied', {
      variant: 'directly',
    }),
  ];
}

function nothingElse({ actors: { auditor }, targets, input }: ProofWorld): readonly ProofCase[] {
  const elsewhere: Target = {
    name: 'result of another workgroup',
    arn: `arn:${input.partition}:s3:::${input.resultsBucket}/other/result.csv`,
    accountId: input.logArchiveAccountId,
  };
  return [
    ...askEach(auditor, ['s3:PutObject', 's3:GetObject'], elsewhere, 'denied'),
    ...askEach(auditor, ['s3:DeleteObject'], targets.resultsBucket, 'denied'),
  ];
}
