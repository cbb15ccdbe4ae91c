/** What looking for a tool on this machine gave. */
export type ToolSearch<Tool> =
  | { readonly kind: 'found'; readonly tool: Tool }
  | {
      readonly kind: 'missing';
      /** What to install, as a sentence for the person who runs the tests. */
      readonly install: string;
    };

export const found = <Tool>(tool: Tool): ToolSearch<Tool> => ({ kind: 'found', tool });

export const missing = (install: string): ToolSearch<never> => ({ kind: 'missing', install });

type Found<Searches> = {
  readonly [Name in keyof Searches]: Searches[Name] extends ToolSearch<infer Tool> ? Tool : never;
};

/** One search out of several: found when all are, otherwise everything that is still to be installed. */
export const allTools = <Searches extends Readonly<Record<string, ToolSearch<unknown>>>>(
  searches: Searches,
): ToolSearch<Found<Searches>> => {
  const installs = Object.values(searches).flatMap((search) =>
    search.kind === 'missing' ? [search.install] : [],
  );
  if (installs.length > 0) return missing(installs.join(' '));
  const tools = Object.entries(searches).flatMap(([name, search]) =>
    search.kind === 'found' ? [[name, search.tool]] : [],
  );
  return found(Object.fromEntries(tools) as Found<Searches>);
};
