-- title: Guards and logs switched off
-- topic: logging
-- why: GuardDuty, Config, Security Hub, flow logs, log groups, alarms and keys. Trails have a query of their own.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_source,
  event_name,
  source_ip_address,
  error_code,
  request_parameters,
  event_id
FROM cloudtrail_events
WHERE (
    event_source = 'guardduty.amazonaws.com'
    AND event_name IN (
      'DeleteDetector',
      'UpdateDetector',
      'DeleteMembers',
      'StopMonitoringMembers',
      'DisassociateMembers',
      'DisassociateFromMasterAccount',
      'DisassociateFromAdministratorAccount',
      'DeletePublishingDestination',
      'CreateFilter',
      'CreateIPSet'
    )
  )
  OR (
    event_source = 'config.amazonaws.com'
    AND event_name IN (
      'StopConfigurationRecorder',
      'DeleteConfigurationRecorder',
      'DeleteDeliveryChannel',
      'DeleteConfigRule',
      'DeleteOrganizationConfigRule'
    )
  )
  OR (
    event_source = 'securityhub.amazonaws.com'
    AND event_name IN (
      'DisableSecurityHub',
      'BatchDisableStandards',
      'DeleteMembers',
      'DisassociateFromAdministratorAccount'
    )
  )
  OR (event_source = 'access-analyzer.amazonaws.com' AND event_name = 'DeleteAnalyzer')
  OR (event_source = 'macie2.amazonaws.com' AND event_name = 'DisableMacie')
  OR (event_source = 'inspector2.amazonaws.com' AND event_name = 'Disable')
  OR (event_source = 'ec2.amazonaws.com' AND event_name = 'DeleteFlowLogs')
  OR (
    event_source = 'logs.amazonaws.com'
    AND event_name IN ('DeleteLogGroup', 'DeleteLogStream', 'DeleteMetricFilter', 'DeleteSubscriptionFilter')
  )
  OR (
    event_source = 'monitoring.amazonaws.com'
    AND event_name IN ('DeleteAlarms', 'DisableAlarmActions')
  )
  OR (event_source = 'kms.amazonaws.com' AND event_name IN ('DisableKey', 'ScheduleKeyDeletion'))
  OR (event_source = 'events.amazonaws.com' AND event_name IN ('DeleteRule', 'DisableRule', 'RemoveTargets'))
  OR (event_source = 'route53resolver.amazonaws.com' AND event_name = 'DeleteResolverQueryLogConfig')
  OR (event_source = 'wafv2.amazonaws.com' AND event_name = 'DeleteLoggingConfiguration')
ORDER BY event_time, event_id, log_key, record_index
