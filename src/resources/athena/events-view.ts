import type { Athena, Configuration } from '../../config/index.js';
import { ref, type TemplatePart } from '../template/template.js';
import { bucketLocation, ENUMERATED_TABLE, glueColumns } from './raw-tables.js';
import { type ViewColumn, viewColumns } from './view-columns.js';

/** The lake's table by its name, so that the named queries run here as they do there. */
export const EVENTS_VIEW = 'cloudtrail_events';

export interface EventsViewParts {
  /** The raw table, qualified where it has to be. */
  readonly table: string;
  readonly location: string;
  /** An expression for the object of a record: `"$path"` in Athena. */
  readonly path: string;
  readonly dateLayout: Athena['dateLayout'];
}

/**
 * One SELECT in Trino's SQL. Beside the lake's columns stand the partition keys of the raw table, because
 * only conditions on those keep Athena from reading every day: `delivery_date` is `2026/01/31`.
 */
export function eventsViewSql(parts: EventsViewParts): string {
  const columns = [...eventColumns(parts), ...deliveryColumns(parts.dateLayout)];
  return `SELECT\n  ${columns.map(({ name, sql }) => `${sql} AS ${name}`).join(',\n  ')}\nFROM ${parts.table}`;
}

function eventColumns({ location, path, dateLayout }: EventsViewParts): readonly ViewColumn[] {
  const deliveryDay = `try(date_parse(${DELIVERY_DATE[dateLayout]}, '%Y/%m/%d'))`;
  return viewColumns({ location, path, account: 'account', deliveryDay: `CAST(${deliveryDay} AS date)` });
}

const DELIVERY_DATE: Readonly<Record<Athena['dateLayout'], string>> = {
  dt: 'dt',
  'year-month-day': "format('%04d/%02d/%02d', year, month, day)",
};

function deliveryColumns(dateLayout: Athena['dateLayout']): readonly ViewColumn[] {
  return [
    { name: 'delivery_account', type: 'string', sql: 'account' },
    { name: 'delivery_region', type: 'string', sql: 'region' },
    { name: 'delivery_date', type: 'string', sql: DELIVERY_DATE[dateLayout] },
    ...(dateLayout === 'dt'
      ? []
      : (['year', 'month', 'day'] as const).map((part) => ({
          name: `delivery_${part}`,
          type: 'integer' as const,
          sql: part,
        }))),
  ];
}

/**
 * Athena keeps views in the Glue catalog as text that Trino made: JSON in Base64 between comments. AWS does
 * not document it; that Athena takes a column of the type TIMESTAMP WITH TIME ZONE there is not verified.
 */
export function eventsView(configuration: Configuration, athena: Athena): TemplatePart {
  const parts: EventsViewParts = {
    table: `${athena.database}.${ENUMERATED_TABLE}`,
    location: bucketLocation(configuration),
    path: '"$path"',
    dateLayout: athena.dateLayout,
  };
  const columns = [...eventColumns(parts), ...deliveryColumns(parts.dateLayout)];
  const definition = {
    originalSql: eventsViewSql(parts),
    catalog: 'awsdatacatalog',
    schema: athena.database,
    columns: columns.map(({ name, type }) => ({ name, type: TRINO_TYPES[type] })),
  };
  return {
    Resources: {
      EventsView: {
        Type: 'AWS::Glue::Table',
        DependsOn: ['Logs'],
        Properties: {
          CatalogId: ref('AWS::AccountId'),
          DatabaseName: athena.database,
          TableInput: {
            Name: EVENTS_VIEW,
            Description: 'Events with the columns of a lake. Narrow delivery_date, or every day is read.',
            TableType: 'VIRTUAL_VIEW',
            Parameters: { presto_view: 'true', comment: 'Presto View' },
            ViewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify(definition)).toString('base64')} */`,
            ViewExpandedText: '/* Presto View */',
            StorageDescriptor: {
              Columns: glueColumns(columns.map(({ name, type }) => ({ name, type: HIVE_TYPES[type] }))),
              SerdeInfo: {},
            },
          },
        },
      },
    },
  };
}

const TRINO_TYPES: Readonly<Record<ViewColumn['type'], string>> = {
  string: 'varchar',
  timestamp: 'timestamp(3) with time zone',
  boolean: 'boolean',
  integer: 'integer',
  date: 'date',
};

const HIVE_TYPES: Readonly<Record<ViewColumn['type'], string>> = {
  string: 'string',
  timestamp: 'timestamp',
  boolean: 'boolean',
  integer: 'int',
  date: 'date',
};
