import { type Lake, liveFiles } from './lake.js';
import { parquetRelation } from './parquet/read-parquet.js';
import { TABLES, type TableName } from './schema/tables.js';

/** SQL for all rows of a table as they are now. */
export const relation = async (lake: Lake, table: TableName): Promise<string> =>
  parquetRelation(lake.tables[table].folder, TABLES[table].columns, await liveFiles(lake, table));
