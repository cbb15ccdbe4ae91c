-- title: Security groups opened to the internet
-- topic: data
-- why: Inbound rules from 0.0.0.0/0 or ::/0. Ports are those of the first rule of the call.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_name: the action
-- column: group_id: the security group
-- column: protocol: protocol; -1 for all of them
-- column: from_port: first port
-- column: to_port: last port
-- column: source_ip_address: from where the call came
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.groupId'),
    json_extract_scalar(request_parameters, '$.groupName'),
    json_extract_scalar(request_parameters, '$.ModifySecurityGroupRulesRequest.GroupId')
  ) AS group_id,
  coalesce(
    json_extract_scalar(request_parameters, '$.ipPermissions.items[0].ipProtocol'),
    json_extract_scalar(request_parameters, '$.ipProtocol')
  ) AS protocol,
  TRY_CAST(
    nullif(
      regexp_extract(
        coalesce(
          json_extract_scalar(request_parameters, '$.ipPermissions.items[0].fromPort'),
          json_extract_scalar(request_parameters, '$.fromPort')
        ),
        '^-?[0-9]+\z'
      ),
      ''
    ) AS bigint
  ) AS from_port,
  TRY_CAST(
    nullif(
      regexp_extract(
        coalesce(
          json_extract_scalar(request_parameters, '$.ipPermissions.items[0].toPort'),
          json_extract_scalar(request_parameters, '$.toPort')
        ),
        '^-?[0-9]+\z'
      ),
      ''
    ) AS bigint
  ) AS to_port,
  source_ip_address,
  error_code,
  event_id
FROM cloudtrail_events
WHERE event_source = 'ec2.amazonaws.com'
  AND event_name IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
  AND regexp_like(request_parameters, '"(0\.0\.0\.0/0|::/0)"')
ORDER BY event_time, event_id, log_key, record_index
