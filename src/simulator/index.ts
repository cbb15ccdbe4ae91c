export { incidentNames, type ScenarioName, scenarioNames } from './scenarios/index.js';
export type { SimulatedLayout, SimulationOptions } from './settings.js';
export {
  simulateOrganization,
  type SimulationControls,
  type SimulationProgress,
  type SimulationSummary,
} from './simulate-organization.js';
export { type TamperName, tamperNames } from './tampering/index.js';
export type { TrueEvent, TrueScenario, TrueTampering, Truth } from './truth.js';
export { type HourlyVolume, simulateVolumes } from './simulate-volumes.js';
