-- title: Instance credentials used from unexpected addresses
-- topic: sessions
-- why: The credentials of an EC2 instance belong on that instance. Name the addresses that instances go out by; without
--   them, instances that called from more than one address are listed.
-- parameter: expected_addresses text[] = []: public addresses that instances call from
-- column: principal: the instance's role
-- column: instance_id: the instance
-- column: account_id: the account that was acted on
-- column: source_ip_address: the address
-- column: addresses: distinct addresses of this instance
-- column: events: calls from this address
-- column: first_seen: first of them
-- column: last_seen: last of them
WITH calls AS (
  SELECT
    principal,
    principal_id,
    nullif(regexp_extract(principal_id, ':(i-[0-9a-z]{8,17})\z', 1), '') AS instance_id,
    account_id,
    source_ip_address,
    event_time
  FROM cloudtrail_events
  WHERE identity_type = 'AssumedRole'
    AND source_is_ip
    AND invoked_by IS NULL
    AND vpc_endpoint_id IS NULL
),
instances AS (
  SELECT principal_id, count(DISTINCT source_ip_address) AS addresses
  FROM calls
  WHERE instance_id IS NOT NULL
  GROUP BY principal_id
)
SELECT
  calls.principal,
  calls.instance_id,
  calls.account_id,
  calls.source_ip_address,
  instances.addresses,
  count(*) AS events,
  min(calls.event_time) AS first_seen,
  max(calls.event_time) AS last_seen
FROM calls
JOIN instances ON instances.principal_id = calls.principal_id
WHERE NOT contains(:expected_addresses, calls.source_ip_address)
  AND (cardinality(:expected_addresses) > 0 OR instances.addresses > 1)
GROUP BY
  calls.principal,
  calls.instance_id,
  calls.account_id,
  calls.source_ip_address,
  instances.addresses
ORDER BY calls.principal, calls.instance_id, first_seen, calls.account_id, calls.source_ip_address
