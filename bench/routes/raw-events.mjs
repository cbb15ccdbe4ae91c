import { eventSelect, TYPED_READER } from '../../dist/lake/index.js';

const text = (value) => `'${value.replaceAll("'", "''")}'`;

/** SQL of the lake's columns straight from the `.json.gz` files that match a glob below the corpus. */
export const rawEvents = (folder, ...globs) =>
  eventSelect(
    TYPED_READER,
    `SELECT unnest("Records") AS r, generate_subscripts("Records", 1) - 1 AS record_index, log_key,
      ${text(folder)} AS log_location,
      split_part(log_key, '/', 3) AS log_account_id,
      CAST(array_to_string(string_split(log_key, '/')[6:8], '-') AS DATE) AS log_day
    FROM (SELECT "Records", substr(filename, ${folder.length + 2}) AS log_key
      FROM read_json([${globs.map((glob) => text(`${folder}/${glob}`)).join(', ')}], format = 'newline_delimited', filename = true,
        columns = {"Records": ${text(`${TYPED_READER.recordType}[]`)}}))`,
  );

/** Every log file of a corpus. */
export const ALL_FILES = 'AWSLogs/*/*/CloudTrail/*/*/*/*/*.json.gz';

/** Those delivered on a day, `YYYY-MM-DD`, of one account or of all. */
export const filesOf = (day, account = '*') =>
  `AWSLogs/*/${account}/CloudTrail/*/${day.replaceAll('-', '/')}/*.json.gz`;
