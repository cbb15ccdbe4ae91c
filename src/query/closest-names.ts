/** The names that somebody may have meant, best first, at most three. */
export function closestNames(word: string, names: readonly string[]): readonly string[] {
  const wanted = word.toLowerCase();
  return names
    .map((name) => ({ name, distance: distanceBetween(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((left, right) => left.distance - right.distance || left.name.localeCompare(right.name))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** A name that contains the word, or all of its parts in any order, is one step away. */
function distanceBetween(word: string, name: string): number {
  const parts = word.split(/[^a-z0-9]+/).filter((part) => part.length > 2);
  if (parts.length > 0 && parts.every((part) => name.includes(part))) return 1;
  return editDistance(word, name);
}

/** Levenshtein: the fewest characters to insert, delete or replace. */
function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = above[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1));
    }
    above = current;
  }
  return above[right.length]!;
}
