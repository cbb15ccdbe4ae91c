/** A word of a condition and where it starts in the text. */
export interface ConditionToken {
  readonly kind: 'word' | 'open' | 'close' | 'pipe' | 'other';
  readonly text: string;
  readonly offset: number;
}

const TOKEN = /\s*(?:(?<word>[A-Za-z0-9_*?.-]+)|(?<open>\()|(?<close>\))|(?<pipe>\|)|(?<other>\S))/gy;

export function tokenizeCondition(text: string): readonly ConditionToken[] {
  return [...text.trimEnd().matchAll(TOKEN)].map((found) => {
    const [kind, token] = Object.entries(found.groups!).find(([, value]) => value !== undefined)!;
    return {
      kind: kind as ConditionToken['kind'],
      text: token!,
      offset: found.index + found[0].length - token!.length,
    };
  });
}
