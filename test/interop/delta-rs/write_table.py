"""Writes the rows of a SELECT (second argument) as a Delta table partitioned by dt."""

import sys

from deltalake import QueryBuilder, write_deltalake

write_deltalake(sys.argv[1], QueryBuilder().execute(sys.argv[2]), partition_by=["dt"])
