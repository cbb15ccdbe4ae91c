export { incidentNames, type ScenarioName, scenarioNames, scenarios } from './catalog.js';
export { type PlayedScenario, playScenarios } from './play-scenarios.js';
export type { InjectedEvent, SecondTrail } from './scenario.js';
export { Story } from './story.js';
