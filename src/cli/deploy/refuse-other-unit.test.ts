import { describe, expect, it } from 'vitest';
import { exampleConfiguration } from '../../resources/example-configuration.contract.js';
import { refuseOtherUnit } from './refuse-other-unit.js';

const tried = exampleConfiguration({ guardrails: { testUnit: 'ou-ab12-22222222' } });

describe('the unit of --attach-guardrails', () => {
  it('is the test unit of the configuration', () => {
    expect(() => refuseOtherUnit(tried, 'ou-ab12-22222222')).not.toThrow();
    expect(() => refuseOtherUnit(tried, undefined)).not.toThrow();
  });

  it.each([
    ['another one', tried, 'ou-ab12-33333333', 'The guardrails are tried in ou-ab12-22222222.'],
    [
      'one where nothing is tried',
      exampleConfiguration(),
      'ou-ab12-22222222',
      'Name it in guardrails.testUnit',
    ],
  ])('is not %s', (_title, configuration, unit, next) => {
    expect(() => refuseOtherUnit(configuration, unit)).toThrow(
      expect.objectContaining({
        what: `${unit} is not the test unit of the configuration`,
        next: expect.stringContaining(next),
      }),
    );
  });
});
