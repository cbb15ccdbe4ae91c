import type { ListedAccount } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Look, poll, type Problem, type Run, type Step } from '../engine/index.js';

const EVERY_MILLISECONDS = 30_000;
/** Accounts that a line names; the rest is counted. */
const NAMED = 5;

/**
 * That the trail delivers says nothing of a single account: its copy of the trail may lack its role, or be
 * new. A digest comes every hour, whatever happens in an account, so that each has a folder after about two.
 * The last step, because one account in which something is wrong is no reason to leave the others unguarded.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function everyAccountDelivers(deployment: Deployment): Step {
  return {
    id: 'every-account-delivers',
    title: 'the bucket has log files or digests of every active account',
    place: placeOf(deployment, 'logArchive', deployment.target.logBucket.region),
    look: async (run): Promise<Look> => {
      const missing = await silentAccounts(deployment);
      if (missing.length === 0) return { kind: 'as-wanted' };
      const what = `the first log file or digest of ${nameAccounts(missing)}`;
      return {
        kind: 'differs',
        changes: [{ kind: 'wait', action: 'create', what }],
        apply: async () => {
          const silent = await waitForAll(deployment, run);
          return silent.length === 0 ? DONE : { kind: 'unfinished', problem: notYet(silent) };
        },
      };
    },
  };
}

async function silentAccounts(deployment: Deployment): Promise<readonly ListedAccount[]> {
  const { cloud, target } = deployment;
  const { name, region, prefix } = target.logBucket;
  const folder = `${prefix === '' ? '' : `${prefix}/`}AWSLogs/${target.organizationId}/`;
  const delivered = new Set(await accountOf(deployment, 'logArchive').buckets(region).folders(name, folder));
  const accounts = await cloud.organizations.accounts();
  return accounts.filter(({ accountId, status }) => status === 'ACTIVE' && !delivered.has(accountId));
}

async function waitForAll(deployment: Deployment, run: Run): Promise<readonly ListedAccount[]> {
  const since = run.clock.now();
  const patience = {
    everyMilliseconds: EVERY_MILLISECONDS,
    forMilliseconds: deployment.decisions.deliveryPatienceMilliseconds,
  };
  const all = await poll(run, patience, async () => {
    const silent = await silentAccounts(deployment);
    if (silent.length === 0) return silent;
    run.report({ kind: 'waiting', what: nameAccounts(silent), since });
    return undefined;
  });
  return all ?? silentAccounts(deployment);
}

function nameAccounts(accounts: readonly ListedAccount[]): string {
  const names = accounts.slice(0, NAMED).map(({ accountId, name }) => `${accountId} (${name})`);
  const others = accounts.length - names.length;
  return `${names.join(', ')}${others === 0 ? '' : ` and ${others} more`}`;
}

function notYet(silent: readonly ListedAccount[]): Problem {
  return {
    what: `no log file and no digest of ${nameAccounts(silent)} yet`,
    where: 'the log bucket',
    next: 'Everything else is in place. Run the same command again after two hours; if an account is still missing then, orgtrail audit says what its copy of the trail lacks.',
  };
}
