import { accessKeyUsedElsewhere } from './access-key-used-elsewhere.js';
import { consoleBruteForce } from './console-brute-force.js';
import { duplicateTrail } from './duplicate-trail.js';
import { logBucketLifecycleShortened } from './log-bucket-lifecycle-shortened.js';
import { memberLeaves } from './member-leaves.js';
import { miningBurst } from './mining-burst.js';
import { openSecurityGroup } from './open-security-group.js';
import { privilegeEscalation } from './privilege-escalation.js';
import { retryLoop } from './retry-loop.js';
import { rootLoginWithoutMfa } from './root-login-without-mfa.js';
import type { Scenario } from './scenario.js';
import { secretsDump } from './secrets-dump.js';
import { snapshotShared } from './snapshot-shared.js';
import { stolenAccessKey } from './stolen-access-key.js';
import { stopLogging } from './stop-logging.js';

/** What somebody does who should not, by the name that `--scenario` takes, in the order in which it happens. */
const incidents = {
  'console-brute-force': consoleBruteForce,
  'open-security-group': openSecurityGroup,
  'stolen-access-key': stolenAccessKey,
  'access-key-used-elsewhere': accessKeyUsedElsewhere,
  'privilege-escalation': privilegeEscalation,
  'secrets-dump': secretsDump,
  'snapshot-shared': snapshotShared,
  'root-login-without-mfa': rootLoginWithoutMfa,
  'log-bucket-lifecycle-shortened': logBucketLifecycleShortened,
  'stop-logging': stopLogging,
  'member-leaves': memberLeaves,
} satisfies Readonly<Record<string, Scenario>>;

/**
 * What makes the trail dearer. Thousands of events each, against which only weeks of history tell anything:
 * they are played when they are named.
 */
const expenses = {
  'duplicate-trail': duplicateTrail,
  'retry-loop': retryLoop,
  'mining-burst': miningBurst,
} satisfies Readonly<Record<string, Scenario>>;

export const scenarios = { ...incidents, ...expenses };

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

/** What `all` stands for. */
export const incidentNames = Object.keys(incidents) as readonly ScenarioName[];
