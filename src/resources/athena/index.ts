import type { Configuration } from '../../config/index.js';
import type { CatalogQuery } from '../../query/index.js';
import type { UnitPlan } from '../manifest.js';
import { composeTemplate } from '../template/template.js';
import { eventsView } from './events-view.js';
import { namedQueries } from './named-queries.js';
import { rawTables } from './raw-tables.js';
import { resultsBucket, workgroup } from './workgroup.js';

/** The log archive account: tables over the bucket, a workgroup and the named queries. */
export function athenaUnits(
  configuration: Configuration,
  catalog: readonly CatalogQuery[],
): readonly UnitPlan[] {
  const { athena } = configuration;
  if (athena === undefined) return [];
  const template = composeTemplate('orgtrail: tables over the log bucket, a workgroup and named queries', [
    resultsBucket(configuration, athena),
    workgroup(configuration, athena),
    rawTables(configuration, athena),
    ...(athena.enumerated === undefined
      ? []
      : [eventsView(configuration, athena), namedQueries(athena, catalog)]),
  ]);
  return [
    {
      id: 'athena',
      title: 'Athena over the log bucket: tables, workgroup and named queries',
      phase: 'after-delivery',
      name: 'orgtrail-athena',
      role: 'logArchive',
      region: configuration.logBucket.region,
      template: { name: 'log-archive/athena', template },
      parameters: {},
    },
  ];
}
