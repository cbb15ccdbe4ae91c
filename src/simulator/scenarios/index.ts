export { type ScenarioName, scenarioNames, scenarios } from './catalog.js';
export { type PlayedScenario, playScenarios } from './play-scenarios.js';
export type { InjectedEvent } from './scenario.js';
export { Story } from './story.js';
