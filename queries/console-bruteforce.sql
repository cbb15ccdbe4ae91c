-- title: Addresses that guess console passwords
-- topic: sign-in
-- why: Many failures from one address, and whether one of the guesses was right.
-- parameter: min_failures integer = 5 [1..1000000]: fewest failures to list an address
-- column: source_ip_address: the address
-- column: failures: failed sign-ins
-- column: user_names: distinct names tried; AWS hides names that do not exist
-- column: accounts: distinct accounts tried
-- column: first_failure: first of them
-- column: last_failure: last of them
-- column: first_success: first success from this address after a failure; null when there is none
WITH failed AS (
  SELECT
    source_ip_address,
    count(*) AS failures,
    count(DISTINCT user_name) AS user_names,
    count(DISTINCT account_id) AS accounts,
    min(event_time) AS first_failure,
    max(event_time) AS last_failure
  FROM cloudtrail_events
  WHERE event_source = 'signin.amazonaws.com'
    AND event_name = 'ConsoleLogin'
    AND json_extract_scalar(response_elements, '$.ConsoleLogin') = 'Failure'
  GROUP BY source_ip_address
  HAVING count(*) >= :min_failures
),
successes AS (
  SELECT source_ip_address, event_time
  FROM cloudtrail_events
  WHERE event_source = 'signin.amazonaws.com'
    AND event_name = 'ConsoleLogin'
    AND json_extract_scalar(response_elements, '$.ConsoleLogin') = 'Success'
)
SELECT
  failed.source_ip_address,
  failed.failures,
  failed.user_names,
  failed.accounts,
  failed.first_failure,
  failed.last_failure,
  min(successes.event_time) AS first_success
FROM failed
LEFT JOIN successes
  ON successes.source_ip_address = failed.source_ip_address
  AND successes.event_time > failed.first_failure
GROUP BY
  failed.source_ip_address,
  failed.failures,
  failed.user_names,
  failed.accounts,
  failed.first_failure,
  failed.last_failure
ORDER BY failures DESC, source_ip_address
