import type { GuardrailInput } from './guardrail-input.js';

/** The invented organization of the tests. Its roles have names of their own, so that no pattern hides another. */
export const EXAMPLE_INPUT: GuardrailInput = {
  partition: 'aws',
  organizationId: 'o-exampleorgid',
  managementAccountId: '111111111111',
  logArchiveAccountId: '222222222222',
  securityAccountId: '333333333333',
  trailArn: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/organization-trail',
  bucket: 'organization-trail-222222222222',
  bucketRegion: 'us-east-1',
  prefix: '',
  keyArn: 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555',
  resultsBucket: 'organization-trail-222222222222-results',
  resultsKeyArn: 'arn:aws:kms:us-east-1:222222222222:key/99999999-2222-3333-4444-555555555555',
  workgroup: 'orgtrail',
  database: 'orgtrail',
  namePrefix: 'orgtrail',
  protectedNames: { trails: [], logGroups: [], eventBuses: [] },
  deployers: [
    'arn:aws:iam::111111111111:role/orgtrail-deployer',
    'arn:aws:iam::222222222222:role/AuditDeployer',
    'arn:aws:iam::333333333333:role/AuditDeployer',
  ],
  breakGlass: ['arn:aws:iam::222222222222:role/LogArchiveBreakGlass'],
  trustedBreakGlass: ['arn:aws:iam::333333333333:role/IncidentCommander'],
  auditors: ['arn:aws:iam::222222222222:role/LogAuditor'],
  trustedAuditors: ['arn:aws:iam::333333333333:role/*'],
  auditorsNeedMultiFactor: true,
  trustedReaders: ['arn:aws:iam::111111111111:role/orgtrail-deployer', 'arn:aws:iam::333333333333:role/*'],
};
