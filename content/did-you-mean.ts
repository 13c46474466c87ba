/**
 * Returns the known name that is closest to a misspelt one, or undefined when none is close enough. Swapped, missing,
 * doubled and wrong letters count as one edit each; capitals and hyphens are ignored.
 */
export function didYouMean(given: string, known: readonly string[]): string | undefined {
  const typed = plain(given);
  const near = known
    .map((name) => ({ name, slips: slipsBetween(typed, plain(name)) }))
    .filter(({ name, slips }) => slips < typed.length && slips <= allowed(typed, name))
    .toSorted((a, b) => a.slips - b.slips);
  return near[0]?.name;
}

/** Allows one edit in a short name and three in a name of twelve letters. */
const allowed = (typed: string, name: string): number =>
  Math.max(1, Math.floor(Math.max(typed.length, name.length) / 4));

const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');

/** Optimal string alignment: Levenshtein distance, with a swap of neighbours as one edit. */
function slipsBetween(a: string, b: string): number {
  // A much longer text is no misspelling; comparing it would only cost time.
  if (Math.abs(a.length - b.length) > b.length) return Infinity;
  let [beforeLast, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last?.[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last?.[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? (beforeLast?.[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last ?? [], next];
  }
  return last?.[b.length] ?? 0;
}
