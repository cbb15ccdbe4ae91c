import type { GlobalOptions } from './global-options.js';

export type ScopeOptions = Pick<GlobalOptions, 'from' | 'to' | 'account' | 'region'>;

/** What a run is narrowed to; an option that was not given narrows nothing. */
export function scopeOf({ from, to, account, region }: ScopeOptions) {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(account.length > 0 && { accounts: account }),
    ...(region.length > 0 && { regions: region }),
  };
}

/** `--lake …` as it has to follow a command that goes on with the same lake; empty for the default. */
export function lakeOption(lake: string): string {
  if (lake === '.orgtrail/lake') return '';
  return ` --lake ${shellWord(lake)}`;
}

/** A text as one word of a command that somebody will paste into a shell. */
export function shellWord(text: string): string {
  return /^[\w./:~-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
