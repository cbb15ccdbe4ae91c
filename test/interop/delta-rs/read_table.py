"""Prints as JSON what delta-rs finds in the Delta table in the folder of the first argument."""

import json
import sys
from collections import Counter

from deltalake import DeltaTable, QueryBuilder

table = DeltaTable(sys.argv[1])
# A count(*) would be answered from the statistics in the log: every row is decoded instead.
batches = list(QueryBuilder().register("t", table).execute("SELECT * FROM t"))
partition_columns = table.metadata().partition_columns
rows_by_partition = Counter()
for batch in batches:
    columns = [batch.column(name).to_pylist() for name in partition_columns]
    rows_by_partition.update("/".join(map(str, values)) for values in zip(*columns))
print(
    json.dumps(
        {
            "version": table.version(),
            "rows": sum(batch.num_rows for batch in batches),
            "recordedRows": table.count(),
            "partitionColumns": partition_columns,
            "rowsByPartition": rows_by_partition,
            "schema": json.loads(table.schema().to_json()),
            "files": sorted(table.file_uris()),
        }
    )
)
