/** The word that was probably meant: at most a third of the letters differ; undefined where none is near. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, distance: distanceOf(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance * 3 <= Math.max(typed.length, best.word.length) ? best.word : undefined;
}

/** Letters to add, drop or replace (Levenshtein), row by row. */
function distanceOf(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(above[column]! + 1, current[column - 1]! + 1, replaced));
    }
    above = current;
  }
  return above[b.length]!;
}
