import { ACCOUNTS, accessKeySuffix, sourceAddress, USERS } from './corpus/organization.mjs';
import { filesOf } from './routes/raw-events.mjs';

const EVENTS =
  'SELECT CAST(event_time AS VARCHAR) AS at, event_name, account_id, event_id FROM cloudtrail_events';

/**
 * Questions that investigators ask, in SQL that both sides run. `files`: where a path tells where the
 * answer is, the raw side reads only there; nobody would read more.
 */
export const questions = (eventId) => [
  {
    name: 'everything that an access key did',
    sql: `${EVENTS} WHERE access_key_id = 'AKIA${accessKeySuffix(3, 7)}'`,
  },
  {
    name: 'console sign-ins of root users',
    sql: `${EVENTS} WHERE event_name = 'ConsoleLogin' AND identity_type = 'Root'`,
  },
  {
    name: 'most frequent errors by account',
    sql: `SELECT account_id, error_code, count(*) AS events FROM cloudtrail_events
      WHERE error_code IS NOT NULL GROUP BY account_id, error_code ORDER BY events DESC, 1, 2 LIMIT 20`,
  },
  {
    name: 'changes of security groups',
    sql: `${EVENTS} WHERE event_source = 'ec2.amazonaws.com' AND event_name IN ('AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress', 'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress', 'CreateSecurityGroup')`,
  },
  {
    name: 'a principal in two hours',
    sql: `${EVENTS} WHERE principal = 'arn:aws:iam::${ACCOUNTS[5]}:user/${USERS[11]}' AND dt = DATE '2026-03-03'
      AND event_time >= TIMESTAMP '2026-03-03 10:00:00 UTC' AND event_time < TIMESTAMP '2026-03-03 12:00:00 UTC'`,
    files: [filesOf('2026-03-03')],
  },
  {
    name: 'events by account, Region and day',
    sql: 'SELECT account_id, aws_region, CAST(dt AS VARCHAR) AS day, count(*) AS events FROM cloudtrail_events GROUP BY ALL',
  },
  {
    name: 'text anywhere in the parameters',
    sql: `${EVENTS} WHERE request_parameters LIKE '%vpc-0f%'`,
  },
  {
    name: 'everything from an address',
    sql: `${EVENTS} WHERE source_ip_address = '${sourceAddress(4, 17)}'`,
  },
  {
    name: 'one account on one day',
    sql: `${EVENTS} WHERE account_id = '${ACCOUNTS[9]}' AND dt = DATE '2026-03-04'`,
    // The events of a day's last minutes are delivered on the next.
    files: [filesOf('2026-03-04', ACCOUNTS[9]), filesOf('2026-03-05', ACCOUNTS[9])],
  },
  { name: 'one event by its id', sql: `${EVENTS} WHERE event_id = '${eventId}'` },
];
