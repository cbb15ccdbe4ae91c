import { expect, it } from 'vitest';
import type { Detection } from '../../detection/index.js';
import { nextSteps } from './print-actors.js';

const detection = (principal: string): Detection =>
  ({ ruleId: 'our-01', level: 'high', principal }) as unknown as Detection;
const ADMIN = 'arn:aws:iam::111122223333:role/admin';

it.each([
  [
    ADMIN,
    { kind: 'lake', folder: 'case 42' },
    ['our rules'],
    [
      `orgtrail query principal-timeline --param principal=${ADMIN} --lake 'case 42'`,
      "orgtrail rules show our-01 --rules 'our rules'",
    ],
  ],
  [
    ADMIN,
    { kind: 'logs' },
    [],
    [`orgtrail query principal-timeline --param principal=${ADMIN}`, 'orgtrail rules show our-01'],
  ],
  ['$(reboot)', { kind: 'logs' }, [], ['orgtrail rules show our-01']],
] as const)(
  'what to do next about %s in %j with rules of %j can be pasted',
  (principal, place, own, expected) => {
    const steps = nextSteps([detection(principal)], place, own);
    expect(steps.map((step) => step.replace(/ {3}#.*/, ''))).toEqual(expected);
  },
);
