import { type Alert, LEVELS, type Severity } from '../finding/index.js';
import type { Sink } from './sink.js';

/** Which alerts go where. The first route that fits decides. */
export interface Route {
  /** Any of them; none means every account. */
  readonly accounts: readonly string[];
  /** Paths of units, `Root/Production`, each with everything below it; none means every unit. */
  readonly units: readonly string[];
  readonly minimumLevel: Severity | undefined;
  /** Names of destinations. */
  readonly to: readonly string[];
}

/** The destinations of an alert: those of the first route that fits, or all of them when none does. */
export function routeAlert(alert: Alert, routes: readonly Route[], sinks: readonly Sink[]): readonly Sink[] {
  const route = routes.find((each) => fits(alert, each));
  return route === undefined ? sinks : sinks.filter(({ name }) => route.to.includes(name));
}

function fits({ accountId, unit, level }: Alert, route: Route): boolean {
  const { accounts, units, minimumLevel } = route;
  if (accounts.length > 0 && !accounts.includes(accountId)) return false;
  if (units.length > 0 && !units.some((each) => isBelow(unit, each))) return false;
  return minimumLevel === undefined || LEVELS.indexOf(level) >= LEVELS.indexOf(minimumLevel);
}

function isBelow(unit: string | undefined, parent: string): boolean {
  return unit === parent || unit?.startsWith(`${parent}/`) === true;
}
