import {
  ALERTS_TOPIC,
  type Draft,
  HOME,
  hoursBefore,
  KEY,
  MANAGEMENT,
  ORGANIZATION,
} from '../../example/example-snapshot.contract.js';
import { known, type NamedRole, type RegionFacts, type Snapshot } from '../../snapshot/index.js';
import { changeTrail } from '../trail/change-trail.contract.js';
import { CIS_METRIC_FILTERS } from './cis-metric-filters.js';

type Change = (draft: Draft<Snapshot>) => void;

const NAME = '/orgtrail/organization-trail';
export const GROUP = `arn:aws:logs:${HOME}:${MANAGEMENT}:log-group:${NAME}`;
export const ROLE = `arn:aws:iam::${MANAGEMENT}:role/orgtrail-log-group-writer`;

const WRITER: NamedRole = {
  name: 'orgtrail-log-group-writer',
  role: known({
    arn: ROLE,
    trust: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    },
    policies: known([
      {
        name: 'write-events',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: [
                `${GROUP}:log-stream:${MANAGEMENT}_CloudTrail_${HOME}*`,
                `${GROUP}:log-stream:${ORGANIZATION}_*`,
              ],
            },
          ],
        },
      },
    ]),
  }),
};

/** What the Region of the log group says. */
const WATCHED: Pick<RegionFacts, 'logGroups' | 'metricFilters' | 'alarms'> = {
  logGroups: known([{ arn: GROUP, name: NAME, retentionDays: 365, keyArn: KEY }]),
  metricFilters: known(
    CIS_METRIC_FILTERS.map(({ control, pattern }) => ({
      logGroup: NAME,
      name: `filter-${control}`,
      pattern,
      metrics: [{ namespace: 'orgtrail', name: control }],
    })),
  ),
  alarms: known(
    CIS_METRIC_FILTERS.map(({ control }) => ({
      name: `alarm-${control}`,
      metrics: [{ namespace: 'orgtrail', name: control }],
      actionsEnabled: true,
      actions: [ALERTS_TOPIC],
    })),
  ),
};

/** The example with a log group of the organization trail, with filters, alarms and a role; then `change`. */
export function withLogGroup(change: Change = () => undefined): Change {
  return (draft) => {
    changeTrail((trail) => {
      trail.logGroupArn = `${GROUP}:*`;
      trail.logRoleArn = ROLE;
      trail.status = known({
        isLogging: true,
        deliveredAt: hoursBefore(0.1),
        digestDeliveredAt: hoursBefore(0.5),
        logGroupDeliveredAt: hoursBefore(0.1),
      });
    })(draft);
    const management = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT)!;
    management.roles.push(structuredClone(WRITER) as Draft<NamedRole>);
    Object.assign(watched(draft), structuredClone(WATCHED));
    change(draft);
  };
}

/** The place of the log group, for a draft to change. */
export function watched(draft: Draft<Snapshot>): Draft<RegionFacts> {
  const account = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT)!;
  return account.inRegions.find(({ region }) => region === HOME)!;
}

/** The role that CloudTrail writes with, for a draft to change. */
export function writer(draft: Draft<Snapshot>): Draft<NamedRole> {
  const account = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT)!;
  return account.roles.find(({ name }) => name === WRITER.name)!;
}
