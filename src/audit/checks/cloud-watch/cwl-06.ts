import { countOf } from '../../../count-of.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  notApplicable,
  pass,
  type Place,
  unknown,
  withPassesAs,
} from '../../check/index.js';
import { type Answer, type EventRuleFacts, mapAnswer, notAsked } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { expectedBus, isBus, judgeBus } from './hub-bus.js';
import { isEnabled, trailRuleFinder } from './trail-rules.js';
import { watchedLogGroups } from './watched-log-groups.js';

/**
 * A rule sees the events of its own account and Region only, so that each needs one.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export const cwl06 = defineCheck({
  id: 'CWL-06',
  title: 'In every account and Region an enabled rule sends CloudTrail events to where they are matched',
  severity: 'medium',
  mappings: { nist80053: ['AU-6', 'SI-4'], pciDss: ['10.4.1.1'], soc2: ['CC7.2'] },
  run: (audit) => {
    const { realTime } = audit.expectations;
    if (realTime !== undefined && realTime.kind !== 'hub')
      return [notApplicable(`orgtrail.yaml asks for realTime mode ${realTime.kind}`)];
    return judgeEach(audit.activeAccounts, (accounts) => {
      const trailRules = trailRuleFinder();
      const watches = accounts.flatMap(({ accountId }) => watchesOf(audit, accountId, trailRules));
      return isWithoutRules(watches)
        ? [...withoutRules(audit), ...unknownsOf(watches)]
        : [...judgeWatches(watches), ...busesOf(audit, watches).flatMap((arn) => judgeBus(arn, audit))];
    });
  },
});

/** What watches in one account and Region: the rules that send somewhere. */
interface Watch {
  readonly place: Place;
  readonly rules: Answer<readonly EventRuleFacts[]>;
  /** Where they have to send to; undefined for anywhere. */
  readonly bus: string | undefined;
}

function watchesOf(
  audit: Audit,
  accountId: string,
  trailRules: ReturnType<typeof trailRuleFinder>,
): readonly Watch[] {
  const bus = expectedBus(audit);
  const had = audit.regionsOf(accountId);
  const { detectionRegions } = audit.expectations;
  if (had.kind === 'unknown' && detectionRegions === undefined)
    return [{ place: { accountId }, rules: had, bus }];
  const regions = had.kind === 'unknown' ? (detectionRegions ?? []) : had.value;
  return regions
    .filter((region) => detectionRegions === undefined || detectionRegions.includes(region))
    .map((region) => {
      const question = { permission: 'events:ListRules', operation: 'ListRules', accountId, region };
      const all = audit.inRegion(accountId, region)?.eventRules ?? notAsked(question);
      const rules = mapAnswer(all, (each) => trailRules(each.filter((rule) => rule.bus === 'default')));
      return { place: { accountId, region }, rules, bus };
    });
}

/** As far as it is known. */
function isWithoutRules(watches: readonly Watch[]): boolean {
  return watches.every(({ rules }) => rules.kind === 'unknown' || rules.value.length === 0);
}

function unknownsOf(watches: readonly Watch[]): readonly CheckResult[] {
  return watches.flatMap(({ rules, place }) => (rules.kind === 'unknown' ? [unknown(rules, place)] : []));
}

/** A log group with filters is another way to watch; CWL-04 looks at it. */
function withoutRules(audit: Audit): readonly CheckResult[] {
  return judgeEach(watchedLogGroups(audit), (groups) => [
    groups.length > 0 && audit.expectations.realTime === undefined
      ? notApplicable('no rule looks at CloudTrail: the log group is watched instead')
      : fail('in no account and Region a rule looks at what CloudTrail sends', DEPLOY),
  ]);
}

const DEPLOY =
  'orgtrail deploy  # steps hub and every-account, with realTime mode hub; new accounts get the rules by the stack set';

function judgeWatches(watches: readonly Watch[]): readonly CheckResult[] {
  return withPassesAs(watches.flatMap(judgeWatch), (count) =>
    pass(`rules watch in ${countOf(count, 'place')}: accounts by Regions`),
  );
}

function judgeWatch({ place, rules, bus }: Watch): readonly CheckResult[] {
  return judgeEach(
    rules,
    (all) => {
      if (all.length === 0) return [fail('no rule looks at what CloudTrail sends', DEPLOY, place)];
      const sending = all.filter((rule) => sendsTo(rule, bus) === 'yes');
      const disabled = sending.find((rule) => !isEnabled(rule));
      if (disabled !== undefined)
        return [fail(`rule ${disabled.name} is ${disabled.state}`, enable(disabled, place), place)];
      if (sending.length > 0) return [pass('rules watch', place)];
      const open = all.find(({ targets }) => targets.kind === 'unknown')?.targets;
      if (open?.kind === 'unknown') return [unknown(open, place)];
      return [fail(`no rule sends events to ${bus ?? 'anywhere'}`, DEPLOY, place)];
    },
    place,
  );
}

function sendsTo({ targets }: EventRuleFacts, bus: string | undefined): 'yes' | 'no' | 'unknown' {
  if (targets.kind === 'unknown') return 'unknown';
  return (bus === undefined ? targets.value.length > 0 : targets.value.includes(bus)) ? 'yes' : 'no';
}

function enable({ name }: EventRuleFacts, { region }: Place): string {
  return `aws events enable-rule --name ${name} --region ${region}`;
}

/** The expected one, else all those that rules send to in other accounts or Regions. */
function busesOf(audit: Audit, watches: readonly Watch[]): readonly string[] {
  const expected = expectedBus(audit);
  if (expected !== undefined) return [expected];
  const targets = watches.flatMap(({ rules }) =>
    rules.kind === 'known'
      ? rules.value.flatMap((rule) => (rule.targets.kind === 'known' ? rule.targets.value : []))
      : [],
  );
  return [...new Set(targets)].filter(isBus);
}
