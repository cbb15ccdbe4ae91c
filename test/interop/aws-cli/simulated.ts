import type { SimulationOptions } from '../../../src/simulator/index.js';

/** The organization that the AWS CLI validates: three accounts in two Regions for a day. */
export const SIMULATED: SimulationOptions = {
  accounts: 3,
  regions: 2,
  days: 1,
  eventsPerDay: 600,
  scenarios: 'none',
  endsAt: new Date('2026-03-02T00:00:00Z'),
};
