import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  accountNames,
  type DeliverySource,
  identityOf,
  type JournalFile,
  openJournalFile,
  pollLocation,
  readQueue,
  watchLocation,
  type WatchOptions,
} from '../../detection/index.js';
import type { Configuration } from '../../config/index.js';
import type { Alert } from '../../finding/index.js';
import { dim, yellow } from '../../report/index.js';
import { deliverAlert, openDeadLetterFile, type Patience, routeAlert } from '../../sinks/index.js';
import { parseLocation } from '../../storage/index.js';
import { openRules, tellUndecided } from '../detect/open-rules.js';
import { readSuppressions } from '../detect/read-suppressions.js';
import type { RuleOptions } from '../detect/rule-options.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openOptionalConfiguration } from '../open-configuration.js';
import { type OpenedLocation, openLocation } from '../open-location.js';
import type { Output } from '../output.js';
import { printTroubles } from '../print-troubles.js';
import { type OpenedSinks, openSinks } from './open-sinks.js';
import { describeStart } from './describe-start.js';
import { assertBucket } from './queue-location.js';
import { readHeartbeat } from './read-heartbeat.js';

export interface WatchInvocation {
  readonly location: string;
  readonly options: RuleOptions & {
    readonly queue: string | undefined;
    readonly interval: number;
    readonly once: boolean;
    readonly state: string | undefined;
    readonly alertFile: string | undefined;
    readonly group: 'hour' | 'none';
    readonly suppressions: string | undefined;
    readonly heartbeat: number;
    readonly expect: string | undefined;
  };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

const day = 24 * 60 * 60 * 1000;
/** Objects of so many days are looked at: a delivery may be late by a day, and days are folders. */
const lookBack = 2 * day;
/** The journal remembers longer than a look goes back, also over the edges of days. */
const remember = 5 * day;

const patience: Patience = {
  attempts: 5,
  firstWaitMilliseconds: 500,
  longestWaitMilliseconds: 30_000,
  wait: async (milliseconds, signal) => void (await wait(milliseconds, undefined, { signal })),
};

/** Watches until Ctrl-C, or once. Throws a UserError for whatever is wrong before it begins. */
export async function runWatch(invocation: WatchInvocation): Promise<ExitCode> {
  const { location, options, globals, output, signal, now } = invocation;
  const book = await openRules(options, globals.config, output);
  tellUndecided(book, output);
  const configuration = await openOptionalConfiguration(globals.config);
  const suppressions = await readSuppressions(options.suppressions, configuration);
  const heartbeat = await readHeartbeat(invocation);
  const opened = await openLocation(location, globals);
  const sinks = await openSinks({
    ...globals,
    alertFile: options.alertFile,
    configuration,
    output,
    environment: process.env,
    now,
  });
  const folder = options.state ?? join('.orgtrail', 'watch');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const journal = await openJournalFile({
    path: join(folder, 'journal.ndjson'),
    keepMilliseconds: remember,
    now: now(),
  });
  const ending = new AbortController();
  let isClean = true;
  let isFirst = true;
  try {
    await watchLocation({
      store: opened.store,
      book,
      threads: 2,
      signal: AbortSignal.any([signal, ending.signal]),
      source: await openSource(opened, journal, invocation),
      journal,
      state: journal.state,
      grouping: options.group,
      accounts: configuration === undefined ? {} : accountNames(configuration),
      suppressions,
      heartbeat,
      deliver: openDelivery(sinks, configuration, folder, invocation),
      now,
      onRound: (round) => {
        printTroubles(
          output,
          round.failures.map(({ key, reason, detail }) => ({
            subject: key,
            reason: `${reason} (${detail})`,
          })),
        );
        if (isFirst) output.note([dim(describeStart(round, options))]);
        isFirst = false;
        if (round.failures.length > 0) isClean = false;
        if (options.once) ending.abort();
      },
      rest: async (until) => {
        if (options.queue === undefined) await pause(options.interval * 1000, until);
      },
    });
  } finally {
    await journal.close();
    for (const sink of [...sinks.always, ...sinks.routed]) await sink.close();
    opened.close();
  }
  return options.once && !isClean ? EXIT.unfinished : EXIT.clean;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}

async function openSource(
  { store }: OpenedLocation,
  { state }: JournalFile,
  { location, options, globals, now }: WatchInvocation,
): Promise<DeliverySource> {
  if (options.queue === undefined) {
    return pollLocation({
      store,
      lookBackMilliseconds: lookBack,
      now,
      isKnown: (object) => state.objects.has(identityOf(object)),
      scope: {
        ...(globals.account.length > 0 && { accounts: globals.account }),
        ...(globals.region.length > 0 && { regions: globals.region }),
      },
    });
  }
  const bucket = assertBucket(parseLocation(location));
  const { openNotificationQueue } = await import('../../aws/index.js');
  const queue = openNotificationQueue(options.queue, {
    ...(globals.profile !== undefined && { profile: globals.profile }),
    ...(globals.endpointUrl !== undefined && { endpointUrl: globals.endpointUrl }),
  });
  return readQueue({ queue, ...bucket });
}

function openDelivery(
  { always, routed }: OpenedSinks,
  configuration: Configuration | undefined,
  folder: string,
  { output, signal }: WatchInvocation,
): WatchOptions['deliver'] {
  const deadLetters = openDeadLetterFile(join(folder, 'dead-letters.ndjson'));
  return async (alert: Alert) => {
    const routes = configuration?.alerts.routes ?? [];
    const sinks = [...always, ...routeAlert(alert, routes, routed)];
    for (const { sink, reason } of await deliverAlert(alert, sinks, { patience, deadLetters, signal })) {
      output.complain([yellow('undelivered '), `${alert.id} to ${sink}: ${reason}; it is in ${folder}`]);
    }
  };
}
