import { listOf, objectOf, oneOf, optional, parsed, text } from '../../../organization/index.js';
import type { CatalogFacts, GlueColumn, GlueTable, Workgroup } from '../catalog-facts.js';
import type { IntegritySample, SampledChain } from '../integrity-sample.js';
import type { KeyDescription, KeyFacts, KeyGrant } from '../key-facts.js';
import type { AutoDeployment, StackInstance, StackSetFacts } from '../stack-set-facts.js';
import type { UsageRow } from '../usage-row.js';
import { policyDocument } from './policy.js';
import {
  accountId,
  amount,
  answer,
  anyText,
  boolean,
  recordOf,
  region,
  textList,
  utcTime,
} from './values.js';

const keyDescription = objectOf<KeyDescription>({
  arn: text,
  state: text,
  manager: oneOf(['CUSTOMER', 'AWS']),
  spec: text,
  deletionAt: optional(utcTime),
});

const keyGrant = objectOf<KeyGrant>({
  id: text,
  name: anyText,
  grantee: text,
  operations: textList,
  isConstrained: boolean,
});

export const keyFacts = objectOf<KeyFacts>({
  name: text,
  description: answer(keyDescription),
  policy: answer(policyDocument),
  rotates: answer(boolean),
  grants: answer(listOf(keyGrant)),
});

const stackInstance = objectOf<StackInstance>({
  accountId,
  region,
  status: text,
  statusReason: optional(anyText),
});

export const stackSetFacts = objectOf<StackSetFacts>({
  name: text,
  status: oneOf(['ACTIVE', 'DELETED']),
  permissionModel: oneOf(['SERVICE_MANAGED', 'SELF_MANAGED']),
  autoDeployment: optional(
    objectOf<AutoDeployment>({ enabled: boolean, retainStacksOnAccountRemoval: boolean }),
  ),
  targets: textList,
  regions: listOf(region),
  instances: answer(listOf(stackInstance)),
});

const column = objectOf<GlueColumn>({ name: text, type: text });

const table = objectOf<GlueTable>({
  database: text,
  name: text,
  location: anyText,
  inputFormat: anyText,
  outputFormat: anyText,
  serializationLibrary: anyText,
  columns: listOf(column),
  partitionKeys: listOf(column),
  parameters: recordOf(anyText),
});

const workgroup = objectOf<Workgroup>({
  name: text,
  isEnabled: boolean,
  isEnforced: boolean,
  publishesMetrics: boolean,
  scanLimitBytes: optional(amount),
  resultLocation: optional(anyText),
  resultEncryption: optional(text),
});

export const catalogFacts = objectOf<CatalogFacts>({
  accountId,
  region,
  tables: answer(listOf(table)),
  workgroups: answer(listOf(workgroup)),
});

export const usageRow = objectOf<UsageRow>({
  month: parsed('a month such as 2026-02', (value) => (/^\d{4}-\d\d$/.test(value) ? value : undefined)),
  accountId,
  usageType: text,
  quantity: amount,
  usd: amount,
});

const chain = objectOf<SampledChain>({
  accountId,
  region,
  verdict: oneOf(['ok', 'tampered', 'incomplete']),
  digests: amount,
  codes: textList,
});

export const integritySample = objectOf<IntegritySample>({
  from: utcTime,
  to: utcTime,
  chains: listOf(chain),
});
